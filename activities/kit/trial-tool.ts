import type { z } from 'zod';
import { defineTool, type Tool } from './define-tool.ts';

/** What governance asks of a tool, answered for one that is nowhere but in a test. */
const governed = {
  category: 'website',
  purpose: 'test',
  owner: 'test',
  docs: 'https://example.com',
  apiVersion: '1',
  scopes: [],
  rateLimit: { perSecond: 1, source: 'test' },
  dataCategories: [],
  personalData: { in: [], out: [] },
  processorAgreement: 'not-needed',
  region: 'here',
  cost: 'none',
  contract: { none: 'test' },
} as const;

/** Declares a tool for a test, which says only what it is about. */
export function trialTool<const Id extends string, Settings extends z.ZodObject = z.ZodObject<{}>>(
  tool: Pick<Tool<Id, Settings>, 'id' | 'auth'> & Partial<Tool<Id, Settings>>,
): Tool<Id, Settings> {
  return defineTool<Id, Settings>({
    ...governed,
    title: tool.id,
    baseUrl: `https://${tool.id}.invalid`,
    ...tool,
  });
}
