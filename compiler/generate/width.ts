/** The formatter's line width: what is longer it would break. */
export const width = 110;
