// Groups of a cohort: people are dragged from card to card, or sent by the choice beside their name, which
// is also the way by keyboard. The form is the state: a choice per person is all that is sent. Without this
// script the choices are made and saved in the same form.
import { dragging } from "./groups_drag.js";

const NAMED = 3; // people whose names the warning gives; the page's template knows the same number
const form = document.querySelector("[data-arrange]");
if (form?.querySelector("[data-add]")) arrange(form);

function arrange(form) {
  const teams = () => [...form.querySelectorAll("[data-team]")];
  const mates = () => [...form.querySelectorAll("[data-mate]")];
  const teamOf = (key) => teams().find((team) => team.dataset.team === key);
  const choice = (mate) => mate.querySelector("select");
  const nameOf = (mate) => mate.querySelector("[data-mate-name]").textContent.trim();
  let isChanged = "changed" in form.dataset;

  /** Puts a person into the group with this key, and says so to who cannot see it. */
  function place(mate, key) {
    const select = choice(mate);
    const hadFocus = document.activeElement === select;
    select.value = key;
    mate.classList.toggle("is-moved", key !== mate.dataset.saved);
    teamOf(key).querySelector("[data-mates]").append(mate);
    if (hadFocus) select.focus();
    const group = select.selectedOptions[0].textContent;
    form.querySelector("[data-said]").textContent = `${nameOf(mate)}: ${group}`;
    isChanged = true;
    refresh();
  }

  function refresh() {
    for (const team of teams()) {
      team.querySelector("[data-count]").textContent = team.querySelectorAll("[data-mate]").length;
    }
    const leaving = mates().filter((mate) => mate.dataset.saved && choice(mate).value !== mate.dataset.saved);
    const named = leaving.slice(0, NAMED);
    const names = named.flatMap((mate, place) => [...(place ? [form.dataset.comma] : []), isolated(nameOf(mate))]);
    form.querySelector("[data-leaving-names]").replaceChildren(...names, leaving.length > NAMED ? " …" : ".");
    form.querySelector("[data-leaving-count]").textContent = leaving.length;
    form.querySelector("[data-leaving]").hidden = !leaving.length;
    // Who saves now has the warning in view.
    form.elements.confirm.value = leaving.length ? "1" : "";
  }

  /** The name of a group changed: the choices and the headings follow. */
  function rename(team) {
    const name = team.querySelector("[data-team-name]").value.trim() || team.dataset.nameless;
    team.setAttribute("aria-label", name);
    team.querySelector("[data-team-title]").textContent = name;
    for (const option of form.querySelectorAll("[data-mate] option")) {
      if (option.value === team.dataset.team) option.textContent = name;
    }
    isChanged = true;
  }

  function add() {
    const names = teams().map((team) => team.querySelector("[data-team-name]")?.value.trim().toLowerCase());
    const called = (number) => form.dataset.name.replace("{number}", number);
    let number = 1;
    while (names.includes(called(number).toLowerCase())) number += 1;
    const numbers = teams().map((team) => Number(team.dataset.team.match(/^new-(\d+)$/)?.[1] ?? 0));
    const key = `new-${Math.max(...numbers) + 1}`;
    const field = addTeam(form, key, called(number));
    for (const mate of mates()) choice(mate).append(new Option(called(number), key));
    field.focus();
    field.select();
  }

  for (const mate of mates()) mate.querySelector("[data-grip]").hidden = false;
  form.classList.add("is-live");
  form.addEventListener("change", (event) => {
    const mate = event.target.closest("[data-mate]");
    if (mate) place(mate, choice(mate).value);
  });
  form.addEventListener("input", (event) => {
    if (event.target.matches("[data-team-name]")) rename(event.target.closest("[data-team]"));
  });
  form.querySelector("[data-add]").addEventListener("click", (event) => {
    event.preventDefault();
    add();
  });
  dragging(form, place);
  // A changed arrangement is not lost by a wrong tap; sending the form is no loss.
  form.addEventListener("submit", () => {
    isChanged = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (isChanged) event.preventDefault();
  });
}

/** A card made of the page's template. Returns the field of its name. */
function addTeam(form, key, name) {
  const team = form.querySelector("[data-new-team]").content.cloneNode(true).firstElementChild;
  const field = team.querySelector("[data-team-name]");
  team.dataset.team = key;
  team.querySelector("[name=key]").value = key;
  field.name = `name_${key}`;
  field.id = `id_${field.name}`;
  field.value = name;
  team.querySelector("label").htmlFor = field.id;
  team.querySelector("[data-team-title]").textContent = name;
  team.setAttribute("aria-label", name);
  form.querySelector("[data-teams]").append(team);
  return field;
}

/** A name that stands by itself among text of the other direction. */
function isolated(text) {
  const element = document.createElement("bdi");
  element.textContent = text;
  return element;
}
