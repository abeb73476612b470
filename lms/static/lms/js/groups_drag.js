// Dragging people between cards with mouse, pen or finger. A finger drags by the grip only, so that the page
// still scrolls under it everywhere else.

const THRESHOLD = 5; // pixels before a press becomes a drag
const EDGE = 90; // pixels from the edge of the window where the page begins to scroll
const STEP = 14; // pixels for each frame

/** Calls `drop(mate, key)` when a person is let go over another card of `form`. */
export function dragging(form, drop) {
  let drag = null;

  form.addEventListener("pointerdown", (event) => {
    const mate = event.target.closest("[data-mate]");
    const isGrip = event.target.closest("[data-grip]");
    const isFree = event.pointerType === "mouse" && !event.target.closest("select, label");
    if (!mate || event.button || drag || !(isGrip || isFree)) return;
    drag = { mate, id: event.pointerId, x: event.clientX, y: event.clientY, from: [event.clientX, event.clientY] };
    mate.setPointerCapture(event.pointerId);
  });

  form.addEventListener("pointermove", (event) => {
    if (event.pointerId !== drag?.id) return;
    [drag.x, drag.y] = [event.clientX, event.clientY];
    const far = Math.hypot(drag.x - drag.from[0], drag.y - drag.from[1]) > THRESHOLD;
    if (!drag.ghost && far) lift();
    if (drag.ghost) follow();
  });

  form.addEventListener("pointerup", (event) => {
    if (event.pointerId !== drag?.id) return;
    const { mate, ghost, over } = drag;
    end();
    if (ghost && over && over !== mate.closest("[data-team]")) drop(mate, over.dataset.team);
  });
  form.addEventListener("pointercancel", (event) => {
    if (event.pointerId === drag?.id) end();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drag) end();
  });

  function lift() {
    drag.ghost = document.createElement("div");
    drag.ghost.className = "mate--ghost";
    drag.ghost.append(drag.mate.querySelector("[data-mate-name]").cloneNode(true));
    document.body.append(drag.ghost);
    drag.mate.classList.add("is-lifted");
    document.documentElement.classList.add("is-dragging");
    requestAnimationFrame(scroll);
  }

  function follow() {
    const rtl = document.documentElement.dir === "rtl";
    const x = rtl ? drag.x - document.documentElement.clientWidth : drag.x;
    drag.ghost.style.transform = `translate(${x}px, ${drag.y}px) translate(${rtl ? 50 : -50}%, -50%)`;
    mark(document.elementFromPoint(drag.x, drag.y)?.closest("[data-team]"));
  }

  function mark(team) {
    if (team === drag.over) return;
    drag.over?.classList.remove("is-over");
    drag.over = team;
    team?.classList.add("is-over");
  }

  /** Near the upper or lower edge the page moves, because the cards of a phone are one long column. */
  function scroll() {
    if (!drag?.ghost) return;
    const way = drag.y < EDGE ? -STEP : drag.y > window.innerHeight - EDGE ? STEP : 0;
    if (way) {
      window.scrollBy(0, way);
      follow();
    }
    requestAnimationFrame(scroll);
  }

  function end() {
    if (drag.mate.hasPointerCapture(drag.id)) drag.mate.releasePointerCapture(drag.id);
    mark(null);
    drag.ghost?.remove();
    drag.mate.classList.remove("is-lifted");
    document.documentElement.classList.remove("is-dragging");
    drag = null;
  }
}
