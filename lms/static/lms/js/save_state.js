// Says where the work is: the element of components/save_state.html.

/**
 * `state`: saved, busy, phone or bad; `time`: a Date, for "saved"; `name`: whose words are shown, where the
 * page has more than one sentence for a state.
 */
export function showSaveState(element, state, time = new Date(), name = state) {
  const words = element.querySelector("[data-save-text]");
  const text = element.dataset[`text${name[0].toUpperCase()}${name.slice(1)}`];
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
