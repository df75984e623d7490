/** @returns {string} an id that nothing else in this browser has; also where there is no crypto.randomUUID (plain http) */
export const newId = () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
