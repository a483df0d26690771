import { z } from 'zod';
import { defineSandbox, reply } from '../../sandbox/define-sandbox.ts';
import { attachmentRoutes } from './sandbox/attachments.ts';
import { projectRoutes } from './sandbox/projects.ts';
import { failed, gidOf, listed, project, task, TEAM, WORKSPACE, type Asana } from './sandbox/state.ts';
import { taskRoutes } from './sandbox/tasks.ts';

const newStory = z.object({ data: z.object({ text: z.string().min(1) }) });

export const asanaSandbox = defineSandbox<Asana>({
  tool: 'asana',
  connection: {
    token: '2/sandbox/asana',
    settings: { workspaceId: WORKSPACE, teamId: TEAM },
  },
  refuse: () => failed(401, 'Not Authorized'),
  unknown: () => failed(404, 'No matching route for request'),
  initial: () => ({
    users: {
      1200000000000101: { name: 'Anna Owner', email: 'anna@maschinenraum.example' },
      1200000000000102: { name: 'Carla Creative', email: 'carla@maschinenraum.example' },
      1200000000000103: { name: 'Otto Ops', email: 'otto@maschinenraum.example' },
      1200000000000104: { name: 'Lea Legal', email: 'lea@maschinenraum.example' },
    },
    projects: {
      1201: project('1201', 'de_leads_prozess-plattform_202603', 'Leads for the process platform'),
    },
    sections: {
      1501: { gid: '1501', name: 'To do', project: '1201' },
      1502: { gid: '1502', name: 'In review', project: '1201' },
    },
    tasks: {
      1301: task(project('1301', 'E-mail for de_leads_prozess-plattform_202603', ''), '1201'),
      1302: task(project('1302', 'Pass legal review', ''), '1201'),
    },
    stories: {},
    attachments: {},
    templates: {
      1401: {
        name: 'Campaign',
        notes: 'Made from the template for campaigns.',
        tasks: ['Approve all creative assets', 'Pass legal review', 'Launch'],
        dates: ['1', '2'],
      },
    },
    jobs: {},
  }),
  routes: {
    ...projectRoutes,
    ...taskRoutes,
    ...attachmentRoutes,
    'GET /users/{user}': ({ params, state }) => {
      const hit = Object.entries(state.users).find(
        ([gid, { email }]) => gid === params['user'] || email === params['user'],
      );
      if (hit === undefined) return failed(404, 'user: Not Found');
      return reply(200, { data: { gid: hit[0], resource_type: 'user', name: hit[1].name } });
    },
    'GET /tasks/{task}/stories': ({ params, query, state, baseUrl }) => {
      const found = state.tasks[params['task'] ?? ''];
      if (found === undefined) return failed(404, 'task: Not Found');
      return listed(query, (state.stories[found.gid] ?? []).map(storyShown), baseUrl);
    },
    'POST /tasks/{task}/stories': ({ params, body, state, nextId, now }) => {
      const found = state.tasks[params['task'] ?? ''];
      const parsed = newStory.safeParse(body);
      if (found === undefined) return failed(404, 'task: Not Found');
      if (!parsed.success) return failed(400, 'text: Invalid Request');
      const story = {
        gid: gidOf('1207', nextId()),
        text: parsed.data.data.text,
        created_at: now().toISOString(),
      };
      (state.stories[found.gid] ??= []).push(story);
      return reply(201, { data: storyShown(story) });
    },
  },
});

function storyShown(story: Asana['stories'][string][number]): object {
  return { ...story, resource_type: 'story', resource_subtype: 'comment_added' };
}
