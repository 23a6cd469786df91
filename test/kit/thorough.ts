/** CI is thorough; whoever works on the sources is to have an answer in a minute and a half, of the same tests with smaller budgets. */
export const THOROUGH = process.env["CI"] === "true";
if (!THOROUGH) process.stderr.write("Small budgets, without what takes long by nature (the package, two kernels, a SYN that times out): CI=true npm test has it all.\n");

/** Of a budget the part for this machine. */
export const budget = <Amount>(quick: Amount, thorough: Amount): Amount => (THOROUGH ? thorough : quick);
