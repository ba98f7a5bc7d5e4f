/** The name of the package, and of its command. The product is called Precedent; `precedent` is a package of somebody else. */
export const COMMAND = 'precedent-kb';
