/** An import as a line of source; written out, it would count as one of the file that has the template. */
export function importLine(names: string, from: string): string {
  return `import ${names} from '${from}';`;
}
