import { extensions } from '../../compiler/testing/sketch.ts';
import { demo, type Nodes } from './draw.ts';
import type { ElementCase } from './element-case.ts';

const script = (source: string): string => extensions(`script expression="=${source}" resultVariable="made"`);
const io = (id: string, inputs: string, more = ''): string =>
  `<ioSpecification id="io-${id}">${inputs === '' ? '' : `<dataInput id="in-${id}" name="${inputs}" />`}<dataOutput id="out-${id}" name="made" />` +
  `<inputSet id="set-${id}">${inputs === '' ? '' : `<dataInputRefs>in-${id}</dataInputRefs>${more}`}</inputSet><outputSet id="give-${id}"><dataOutputRefs>out-${id}</dataOutputRefs></outputSet></ioSpecification>`;
const reads = (id: string, source: string, more = ''): string =>
  `<dataInputAssociation id="read-${id}"><sourceRef>${source}</sourceRef><targetRef>in-${id}</targetRef>${more}</dataInputAssociation>`;
const writes = (id: string, target: string, more = ''): string =>
  `<dataOutputAssociation id="write-${id}"><sourceRef>out-${id}</sourceRef><targetRef>${target}</targetRef>${more}</dataOutputAssociation>`;
const brief: Nodes = {
  object: 'dataObject name="brief"',
  brief: 'dataObjectReference dataObjectRef="object"',
};
const write: Nodes[string] = ['scriptTask', script('1 + 1') + io('write', '') + writes('write', 'brief')];
const read = (more = '', association = ''): Nodes[string] => [
  'scriptTask',
  script('given + 1') + io('read', 'given', more) + reads('read', 'brief', association),
];
const waits: readonly string[] = ['begin > fork > read > join > end', 'fork > write > join'];
const both: Nodes = { fork: 'parallelGateway', join: 'parallelGateway' };

/** Data of the drawing that runs. */
export const dataCases: readonly ElementCase[] = [
  {
    cell: 'data object and data associations',
    xml: demo(['begin > write > read > end'], { ...brief, write, read: read() }),
    element: 'read',
    happened: 'begin > write > read > end',
    data: { brief: 2, made: 3 },
  },
  {
    cell: 'data object that is a collection',
    xml: demo(['begin > write > end'], {
      object: 'dataObject name="brief" isCollection="true"',
      brief: 'dataObjectReference dataObjectRef="object"',
      write: ['scriptTask', script('append(brief, 1)') + io('write', '') + writes('write', 'brief')],
    }),
    element: 'write',
    happened: 'begin > write > end',
    data: { brief: [1] },
  },
  {
    cell: 'transformation of a data association',
    xml: demo(['begin > write > read > end'], {
      ...brief,
      write,
      read: read('', '<transformation>=brief * 10</transformation>'),
    }),
    element: 'read',
    happened: 'begin > write > read > end',
    data: { made: 21 },
  },
  {
    cell: 'assignment of a data association',
    xml: demo(['begin > write > end'], {
      ...brief,
      write: [
        'scriptTask',
        script('7') +
          io('write', '') +
          writes('write', 'brief', '<assignment id="put"><from>made</from><to>budget</to></assignment>'),
      ],
    }),
    element: 'write',
    happened: 'begin > write > end',
    data: { brief: { budget: 7 } },
  },
  {
    cell: 'input set that waits for its data',
    xml: demo(waits, { ...brief, ...both, write, read: read() }),
    element: 'read',
    happened: 'begin > fork > write > read > join > end',
  },
  {
    cell: 'property',
    xml: demo(['begin > work > end'], {
      total: 'property',
      work: ['scriptTask', extensions('script expression="=total = null" resultVariable="empty"')],
    }),
    element: 'work',
    happened: 'begin > work > end',
    data: { empty: true },
  },
  {
    cell: 'data store',
    xml: demo(['begin > write > end'], { brief: 'dataStoreReference', write }),
    element: 'write',
  },
];
