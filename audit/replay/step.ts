import { attributesOf, firstValue, kindOf, textAt } from '../history/events.ts';
import type { EventJson } from '../history/proto-json.ts';

/** Activities are called `<step>-<instance>`, called cases `<case>.<step>-<instance>`. */
const NUMBERED = /(?:^|\.)([^.]+)-\d+$/;

/** The step of the diagram that an event belongs to: its id, or its name on a timer; undefined on all else. */
export function stepOf(event: EventJson): string | undefined {
  const attributes = attributesOf(event);
  const name =
    textAt(attributes, 'activityId') ??
    (kindOf(event).includes('CHILD_WORKFLOW') ? textAt(attributes, 'workflowId') : undefined);
  if (name !== undefined) return NUMBERED.exec(name)?.[1] ?? name;
  const summary = firstValue(event['userMetadata']);
  return typeof summary === 'string' ? summary : undefined;
}
