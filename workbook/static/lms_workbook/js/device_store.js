// Unsent text on this device, one place per writer and exercise. Without localStorage nothing is kept.

export function deviceStore(writer, place) {
  const key = `lms_workbook:${writer}:${place}`;
  const attempt = (act) => {
    try {
      return act();
    } catch {
      return null; // full, or forbidden in a private window
    }
  };
  return {
    get: () => attempt(() => JSON.parse(localStorage.getItem(key))),
    put: (value) => attempt(() => localStorage.setItem(key, JSON.stringify(value))),
    clear: () => attempt(() => localStorage.removeItem(key)),
  };
}
