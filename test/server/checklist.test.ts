import { expect } from 'chai';
import { EVALUATE_CHECKLIST, type FolderChecklist } from '../../src/protocol/checklist';
import { useClients, type TestClient } from './client';
import { madeUpToken, UNSAFE_YAML } from './texts';

describe('the checklist', () => {
  const start = useClients();

  it('judges a folder by what its files say', async () => {
    const files = { 'requirements.txt': 'torch==2.7.0\n', 'uv.lock': 'version = 1\n', 'train.py': UNSAFE_YAML };
    const client = await start({ files });
    const [checklist, ...others] = await evaluate(client);
    expect(others).to.deep.equal([]);
    expect(checklist).to.include({ folder: client.folder.uri, name: 'project' });
    const evidence = checklist?.report.items.flatMap((item) => item.evidence) ?? [];
    expect(evidence.map(({ file }) => file)).to.include('uv.lock');
    expect(checklist?.report.items.map(({ state }) => state)).to.include.members(['unmet', 'unknown']);
  });

  it('takes findings as evidence, in open files as the editor shows them', async () => {
    const client = await start({ files: { 'call.py': 'x = 1\n' } });
    client.open('call.py', `# Tracking\ntoken = "${madeUpToken()}"\n`);
    const [checklist] = await evaluate(client);
    const evidence = checklist?.report.items.flatMap((item) => item.evidence) ?? [];
    expect(evidence).to.deep.include({ file: 'call.py', line: 2, text: 'Finding: hard-coded-secret' });
  });

  it('gives one report for each folder', async () => {
    const client = await start({ files: { 'a/x.py': '', 'b/y.py': '' }, folders: ['a', 'b'] });
    expect((await evaluate(client)).map(({ name }) => name)).to.deep.equal(['a', 'b']);
  });

  it('is empty without a folder', async () => {
    const client = await start({ folders: [] });
    expect(await evaluate(client)).to.deep.equal([]);
  });
});

function evaluate(client: TestClient): Promise<readonly FolderChecklist[]> {
  return client.connection.sendRequest(EVALUATE_CHECKLIST);
}
