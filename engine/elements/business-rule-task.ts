import { decide } from '../dmn/decide.ts';
import { IncidentError } from '../kernel/incident-error.ts';
import type { ElementSemantics, Site } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';
import { jobCall } from './job-call.ts';

/** Takes a DMN decision inside the case, or lets a job take it. The path keeps which rules matched. BPMN 2.0, 10.3.3; zeebe:calledDecision. */
export const businessRuleTask: ElementSemantics<ElementOf<'businessRuleTask'>> = {
  enter({ rule }, site) {
    if ('job' in rule) return [{ do: 'call', job: jobCall(rule.job, site) }];
    const decision = site.text(rule.decision, 'a decision id');
    const { value, matched } = decideAt(decision, site);
    return [
      {
        do: 'complete',
        result: { [rule.resultVariable]: value },
        detail: {
          decision,
          value,
          matched: matched.map((match) => ({ decision: match.decision, rule: match.rule })),
        },
      },
    ];
  },
};

function decideAt(decision: string, site: Site): ReturnType<typeof decide> {
  if (site.model.decisions !== undefined) return decide(site.model.decisions, decision, site.feel);
  throw new IncidentError(
    'DECISION_UNKNOWN',
    `${decision} is not among the decisions that this process was compiled with`,
  );
}
