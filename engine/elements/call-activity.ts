import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';

/** Starts another process as a case of its own and waits for its end. BPMN 2.0, 10.3.6; zeebe:calledElement. */
export const callActivity: ElementSemantics<ElementOf<'callActivity'>> = {
  enter(element, site) {
    const escalationsCaught = site.caughtEscalations();
    const variables = element.propagateAll.parent ? site.variables() : (site.input() ?? {});
    return [
      {
        do: 'child',
        child: {
          process: site.text(element.called, 'a called process'),
          binding: element.binding,
          variables,
          caughtByCaller: site.caughtCodes(),
          ...(escalationsCaught.length === 0 ? {} : { escalationsCaught }),
        },
      },
    ];
  },
};
