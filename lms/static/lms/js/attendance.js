// The attendance list: one button marks everybody who has no mark yet, and the minutes field shows
// only for people who came late. Without this script all fields show and the form works the same.
const form = document.querySelector("[data-attendance]");

if (form) {
  const lines = [...form.querySelectorAll(".roll li")];
  const late = (line) => line.querySelector('input[value="l"]');
  const refresh = (line) => {
    const minutes = line.querySelector(".roll__minutes");
    if (minutes) minutes.hidden = !late(line)?.checked;
  };
  lines.forEach((line) => {
    refresh(line);
    line.addEventListener("change", () => refresh(line));
  });

  const rest = form.querySelector("[data-mark-rest]");
  rest.hidden = false;
  rest.addEventListener("click", () => {
    for (const line of lines) {
      if (line.querySelector("input[type=radio]:checked")) continue;
      const present = line.querySelector('input[value="p"]');
      if (present) present.checked = true;
      refresh(line);
    }
  });

  // One list, one delivery: a second tap while the first is under way sends nothing.
  let isSent = false;
  form.addEventListener("submit", (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
  });
  // A page that the browser brings back from its memory was sent long ago.
  window.addEventListener("pageshow", () => {
    isSent = false;
  });
}
