import checks from "./playwright.config.ts";

/** The same server and browser as for the checks; pictures instead of expectations. */
export default { ...checks, testDir: "shots-of", reporter: "dot" };
