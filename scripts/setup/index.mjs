export { ensureDependencies } from './dependencies.mjs';
export { dynamicConfig } from './dynamic-config.mjs';
export { SetupError } from './setup-error.mjs';
export { startTemporal } from './start-temporal.mjs';
export { ensureTemporal } from './temporal.mjs';
