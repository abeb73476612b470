// An order has each place once: giving a line a taken place moves the other line to the place that became free.

export function keepPlaces(list) {
  const selects = [...list.querySelectorAll("select")];
  const before = new Map(selects.map((one) => [one, one.value]));
  list.addEventListener("change", (event) => {
    const changed = event.target;
    const other = selects.find((one) => one !== changed && changed.value && one.value === changed.value);
    if (other) other.value = before.get(changed) ?? "";
    selects.forEach((one) => before.set(one, one.value));
  });
}
