export { ensureDependencies } from './dependencies.mjs';
export { startTemporal } from './start-temporal.mjs';
export { ensureTemporal } from './temporal.mjs';
