import type { ActionEntry, ToolEntry } from '../../tool-catalogue.ts';

export const demoAction: ActionEntry = {
  id: 'demo.showThing',
  summary: 'Shows a thing.',
  effect: 'read',
  retrySafety: 'idempotent',
  scopes: ['read'],
  operations: [],
  usedBy: [{ process: 'launch', element: 'showThing' }],
  sendsPersonal: [],
};

/** A tool that has all that governance asks, and one action, which a process uses. */
export const demoTool: ToolEntry = {
  id: 'demo',
  title: 'Demo',
  category: 'crm',
  purpose: 'Shows.',
  owner: 'ops',
  docs: 'https://demo.example',
  apiVersion: '1',
  auth: { place: 'header', grants: ['token', 'refresh-token'] },
  scopes: ['read'],
  rateLimit: { perSecond: 1, source: 'https://demo.example/limits' },
  dataCategories: ['contact'],
  personalData: { in: [], out: [] },
  processorAgreement: 'required',
  region: 'EU',
  cost: 'none',
  contract: 'demo.json',
  actions: [demoAction],
  usedBy: { launch: ['demo.showThing'] },
  connected: false,
};
