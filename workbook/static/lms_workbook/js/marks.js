// The trainer's keys and the comment bank. Without this script everything is there to be tapped.
const form = document.querySelector("[data-marks]");

if (form) {
  const criteria = [...form.querySelectorAll("[data-criterion]")];
  const feedback = form.querySelector("textarea");
  const bank = form.querySelector("[data-bank]");
  const bar = form.querySelector("[data-save]");

  const changed = () => {
    bar.dataset.state = "busy";
    bar.querySelector("[data-save-text]").textContent = bar.dataset.textTyping;
    const points = [...form.querySelectorAll("input[type=radio]:checked")].map((one) => Number(one.value));
    form.querySelector("[data-points]").textContent = points.reduce((sum, one) => sum + one, 0);
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", (event) => {
    const criterion = event.target.closest("[data-criterion]");
    if (criterion) show(criterion, Number(event.target.value));
  });

  for (const comment of form.querySelectorAll("[data-comment]")) comment.replaceChildren(insertButton(comment));

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("textarea, select, input:not([type=radio])");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^[0-3]$/.test(event.key)) score(Number(event.key));
    else if (event.key.toLowerCase() === "c" && bank) bank.open = !bank.open;
    else document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)?.click();
  });

  function score(value) {
    const current = criteria.find((one) => one.contains(document.activeElement)) ?? firstOpen();
    const input = current?.querySelector(`input[value="${value}"]`);
    if (!input) return;
    input.checked = true;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    const next = criteria[criteria.indexOf(current) + 1];
    (next?.querySelector("input:checked, input") ?? feedback).focus();
  }

  function firstOpen() {
    return criteria.find((one) => !one.querySelector("input:checked")) ?? criteria[0];
  }

  function show(criterion, value) {
    const given = criterion.querySelector("[data-given]");
    given.className = "num";
    given.textContent = `${value}/3`;
    [...criterion.querySelectorAll(".wb-levels li")].forEach((one, place) => {
      one.classList.toggle("is-given", place === value);
    });
  }

  function insertButton(comment) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = comment.textContent;
    button.addEventListener("click", () => {
      feedback.value = [feedback.value.trimEnd(), button.textContent].filter(Boolean).join("\n");
      feedback.dispatchEvent(new Event("input", { bubbles: true }));
      feedback.focus();
    });
    return button;
  }

  // Leaving with unsaved marks asks first.
  let isLeaving = false;
  form.addEventListener("submit", () => (isLeaving = true));
  addEventListener("beforeunload", (event) => {
    if (!isLeaving && bar.dataset.state === "busy") event.preventDefault();
  });
}
