// Says where the work is: the element of components/save_state.html.

/** `state`: saved, busy, phone or bad; `time`: a Date, for "saved". */
export function showSaveState(element, state, time = new Date()) {
  const words = element.querySelector("[data-save-text]");
  const text = element.dataset[`text${state[0].toUpperCase()}${state.slice(1)}`];
  element.dataset.state = state;
  if (!text.includes("{time}")) {
    words.textContent = text;
    return;
  }
  const [before, after] = text.split("{time}");
  const clock = document.createElement("bdi");
  clock.className = "num";
  clock.textContent = `${time.getHours()}`.padStart(2, "0") + ":" + `${time.getMinutes()}`.padStart(2, "0");
  words.replaceChildren(before, clock, after);
}
