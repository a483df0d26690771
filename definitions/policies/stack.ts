import type { Agreement, StackPolicy } from '../stack-policy.ts';

/** Our example company signed all of them for three years; none of these documents exists. */
const signedFor = (tool: string, signed: string, until: string): Agreement => ({
  tool,
  signed,
  document: `https://legal.example.com/agreements/${tool}.pdf`,
  until,
});

/** What `maschinenraum tools --check` holds the tools against. */
export const stack: StackPolicy = {
  severities: {
    TOOL_FACT_MISSING: 'error',
    TOOL_UNUSED: 'warning',
    TOOLS_FOR_ONE_JOB: 'error',
    TOOL_AGREEMENT_MISSING: 'error',
    TOOL_AGREEMENT_ENDED: 'error',
    DATA_CARRIED_BY_HAND: 'warning',
    TOOL_SCOPES_TOO_WIDE: 'warning',
  },
  agreements: [
    signedFor('asana', '2026-02-02', '2029-02-01'),
    signedFor('google-ads', '2026-01-12', '2029-01-11'),
    signedFor('hubspot', '2026-03-16', '2029-03-15'),
    signedFor('klaviyo', '2026-03-16', '2029-03-15'),
    signedFor('meta-ads', '2026-01-12', '2029-01-11'),
    signedFor('onetrust', '2026-01-05', '2029-01-04'),
  ],
  together: [
    {
      category: 'advertising',
      tools: ['google-ads', 'meta-ads'],
      why: 'Each platform is reached by its own tool only.',
    },
  ],
  exceptions: [],
};
