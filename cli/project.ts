import { fileURLToPath } from 'node:url';

/** The folder of the project: what holds definitions/ and workflows/. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
