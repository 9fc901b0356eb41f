// The part of Papa Parse that rnnlab calls; its own types are another package.

/** The rows of a text, each the cells between its delimiters; quotes around a cell are taken off. */
export function parse(text: string, options: { delimiter: string; newline: '\n'; quoteChar: string; skipEmptyLines: boolean }): { data: string[][] }
