import { expect } from 'chai';
import {
  LIST_SCAFFOLDS,
  PLAN_SCAFFOLD,
  type PlanScaffoldResult,
  type ScaffoldSummary,
} from '../../src/protocol/scaffold';
import { useClients, type TestClient } from './client';

const plan = (client: TestClient, id: string, folder = client.folder.uri): Promise<PlanScaffoldResult> =>
  client.connection.sendRequest(PLAN_SCAFFOLD, { folder, id });

const states = ({ files }: PlanScaffoldResult): readonly string[] => files.map(({ path, state }) => `${path} ${state}`);

describe('scaffolds', () => {
  const start = useClients();

  it('are listed with what they are for', async () => {
    const client = await start();
    const all: readonly ScaffoldSummary[] = await client.connection.sendRequest(LIST_SCAFFOLDS);
    expect(all.find(({ id }) => id === 'codeowners')).to.include({ title: 'Code owners and review template' });
  });

  it('are planned for what the folder uses, and write nothing', async () => {
    const files = { 'train.py': 'from torch import nn\n\nclass Net(nn.Module): ...\n', 'metrics.json': '{"auc": 0.9}' };
    const client = await start({ files });
    const planned = await plan(client, 'model-card');
    expect(states(planned)).to.deep.equal(['MODEL_CARD.md new', 'CHANGELOG.md new']);
    expect(planned.files[0]?.text).to.include('PyTorch').and.include('| auc | 0.9 |');
    expect(() => client.folder.read('MODEL_CARD.md')).to.throw();
  });

  it('count what is typed and not saved yet', async () => {
    const client = await start({ files: { '.gitignore': '*.tmp\n' } });
    client.open('.gitignore', '.env\n.env.*\n!.env.example\n');
    expect(states(await plan(client, 'env-example'))).to.deep.equal(['.env.example new', '.gitignore same']);
  });

  it('are planned in the folder that is asked for', async () => {
    const client = await start({ files: { 'a/SECURITY.md': 'Ask.\n', 'b/x.py': '' }, folders: ['a', 'b'] });
    expect(states(await plan(client, 'security-policy', client.folder.uriOf('a')))).to.deep.equal([
      'SECURITY.md exists',
    ]);
    expect(states(await plan(client, 'security-policy', client.folder.uriOf('b')))).to.deep.equal(['SECURITY.md new']);
  });

  it('work where only the client can read the files', async () => {
    const client = await start({ files: { 'uv.lock': '', 'train.py': 'import sklearn\n' }, isVirtual: true });
    const planned = await plan(client, 'github-workflow');
    expect(planned.files[0]?.text).to.include('uv sync --locked');
  });

  it('are refused where there is none, or no such folder', async () => {
    const client = await start();
    for (const asked of [plan(client, 'nothing'), plan(client, 'model-card', 'file:///nowhere')]) {
      expect(await asked.catch((error: unknown) => (error as Error).message)).to.match(
        /^(?:There is|The workspace has) no such/,
      );
    }
  });
});
