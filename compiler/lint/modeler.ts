import { configs, lintRules, PLUGIN } from './plugin.ts';

/** Where a plugin of Camunda Modeler puts what it brings, as its plugin helpers do. */
interface ModelerWindow {
  plugins?: { readonly plugin: unknown; readonly type: string }[];
}

const window = globalThis as ModelerWindow;
const resolver = {
  /** The modeler asks the plugins one after the other, until one does not throw. */
  resolveRule(from: string, name: string) {
    const rule = from === PLUGIN ? lintRules[name] : undefined;
    if (rule === undefined) throw new Error(`unknown rule <${from}/${name}>`);
    return rule;
  },
  resolveConfig(from: string, name: string) {
    throw new Error(`unknown config <${from}/${name}>`);
  },
};

window.plugins = [
  ...(window.plugins ?? []),
  { plugin: { config: configs.recommended, resolver }, type: 'lintRules.cloud-bpmn' },
];
