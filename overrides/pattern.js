/**
 * Returns a pattern of the contract ("#generated/contract.js") as an expression that a whole name must match.
 * @param {string} pattern
 */
export const whole = (pattern) => new RegExp(`^(?:${pattern})$`);
