import { expect } from 'chai';
import { DidChangeWatchedFilesNotification, FileChangeType, type FileEvent } from 'vscode-languageserver/node';
import type { ItemReport } from '../../src/checklist/types';
import {
  ANSWER_PROFILE,
  ATTEST,
  CHECKLIST_CHANGED,
  CHECKLIST_REPORT,
  EVALUATE_CHECKLIST,
  FIX_RULE,
  RECORD_PROGRESS,
  type FileChange,
  type FixRuleResult,
  type FolderChecklist,
} from '../../src/protocol/checklist';
import { useClients, type TestClient } from './client';
import { madeUpToken, PLAIN_DOWNLOAD, UNSAFE_YAML } from './texts';

const RUNBOOK = '# Runbook\nRoll back to the version before, and disable the endpoint.\n';

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

  it('sees files that no rule reads', async () => {
    const client = await start({ files: { 'models/churn.safetensors': new Uint8Array([0, 1, 2]) } });
    const item = itemOf(await evaluate(client), 'CIC-P1');
    expect(item.evidence.map(({ file }) => file)).to.deep.equal(['models/churn.safetensors']);
  });

  it('gives one report for each folder', async () => {
    const client = await start({ files: { 'a/x.py': '', 'b/y.py': '' }, folders: ['a', 'b'] });
    expect((await evaluate(client)).map(({ name }) => name)).to.deep.equal(['a', 'b']);
  });

  it('is empty without a folder', async () => {
    const client = await start({ folders: [] });
    expect(await evaluate(client)).to.deep.equal([]);
  });

  it('works where only the client can read the files', async () => {
    const client = await start({ files: { 'SECURITY.md': 'Write to security@example.com.\n' }, isVirtual: true });
    expect(itemOf(await evaluate(client), 'AUD-T1').state).to.equal('partial');
  });
});

describe('a checklist that somebody looks at', () => {
  const start = useClients();

  it('is told anew after a save, and says nothing before anybody asked', async () => {
    const client = await start({ files: { 'docs/runbook.md': '# Runbook\n' } });
    const told = collectChanges(client);
    const uri = client.open('docs/runbook.md', '# Runbook\n', 'markdown');
    client.save(uri);
    await client.idle();
    expect(told).to.deep.equal([]);
    await evaluate(client);
    client.edit(uri, RUNBOOK);
    client.save(uri);
    await client.idle();
    expect(told).to.have.length(1);
    expect(itemOf(told, 'AUD-T1').state).to.equal('partial');
  });

  it('follows files that are created, changed and deleted on the disk', async () => {
    const client = await start({ files: { 'a.py': 'x = 1\n' } });
    const told = collectChanges(client);
    await evaluate(client);
    const change = async (path: string, type: FileChangeType): Promise<ItemReport> => {
      tellOf(client, path, type);
      await client.idle();
      return itemOf(told.slice(-1), 'AUD-T1');
    };
    client.folder.write('docs/runbook.md', '# Runbook\n');
    expect((await change('docs/runbook.md', FileChangeType.Created)).state).to.equal('unmet');
    client.folder.write('docs/runbook.md', RUNBOOK);
    expect((await change('docs/runbook.md', FileChangeType.Changed)).state).to.equal('partial');
    client.folder.remove('docs/runbook.md');
    expect((await change('docs/runbook.md', FileChangeType.Deleted)).state).to.equal('unmet');
  });

  it('takes no evidence from a new file that git ignores', async () => {
    const client = await start({ files: { '.gitignore': 'drafts/\n', 'a.py': '' } });
    await evaluate(client);
    client.folder.write('drafts/runbook.md', RUNBOOK);
    tellOf(client, 'drafts/runbook.md', FileChangeType.Created);
    expect(itemOf(await evaluate(client), 'AUD-T1').state).to.equal('unmet');
  });
});

describe('what people say for the checklist', () => {
  const start = useClients();
  const ask = <T>(client: TestClient, method: string, params: object): Promise<T> =>
    client.connection.sendRequest<T>(method, { folder: client.folder.uri, ...params });

  it('becomes the text of a file, which the client writes', async () => {
    const client = await start({ files: { 'a.py': '' } });
    const said = { id: 'ACC-O1', state: 'attested', by: 'Ada', note: 'Security keys for all.' };
    const change = await ask<FileChange>(client, ATTEST, said);
    expect(change.path).to.equal('.watertight/attestations.yaml');
    client.folder.write(change.path, change.text);
    tellOf(client, change.path, FileChangeType.Created);
    const item = itemOf(await evaluate(client), 'ACC-O1');
    expect(item.state).to.equal('attested');
    // Reviews of access hold for 90 days.
    const days = (Date.parse(item.attestation?.expires ?? '') - Date.parse(item.attestation?.date ?? '')) / 86_400_000;
    expect(days).to.equal(90);
    const cleared = await ask<FileChange>(client, ATTEST, { ...said, state: 'clear' });
    expect(cleared.text).not.to.contain('ACC-O1');
  });

  it('is refused for an item that there is not', async () => {
    const client = await start({ files: {} });
    const error = await ask<FileChange>(client, ATTEST, { id: 'XYZ', state: 'attested', by: 'A', note: 'n' }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.have.property('message', 'The checklist has no item "XYZ".');
  });

  it('answers questions about the project', async () => {
    const client = await start({ files: { '.watertight/profile.yaml': '# Ours\npersonalData: true # people\n' } });
    const [checklist] = await evaluate(client);
    expect(checklist?.profile).to.deep.equal({ personalData: true });
    expect(checklist?.questions[0]).to.include({ id: 'servesModel' }).and.not.to.have.property('answer');
    const change = await ask<FileChange>(client, ANSWER_PROFILE, {
      answers: { servesModel: false, personalData: false },
    });
    expect(change.text).to.equal('# Ours\npersonalData: false # people\nservesModel: false\n');
  });

  it('can be a record of the scores of a day', async () => {
    const client = await start({
      files: { '.watertight/history.jsonl': '{"date":"2026-01-01","score":10,"practices":{}}\n' },
    });
    const [checklist] = await evaluate(client);
    expect(checklist?.history).to.deep.equal([{ date: '2026-01-01', score: 10, practices: {} }]);
    const change = await ask<FileChange>(client, RECORD_PROGRESS, {});
    expect(change.text.split('\n')).to.have.length(3);
  });

  it('is told of mistakes on their lines', async () => {
    const client = await start({ files: { '.watertight/checklist.yaml': 'items:\n  - idd: X\n' } });
    const [checklist] = await evaluate(client);
    expect(checklist?.problems).to.deep.include({
      ...{ file: '.watertight/checklist.yaml', line: 2 },
      text: 'There is no key called "idd". Did you mean "id"?',
    });
  });

  it('is in the reports', async () => {
    const client = await start({ files: { 'a.py': '' } });
    for (const format of ['html', 'markdown', 'json']) {
      const { text } = await ask<{ readonly text: string }>(client, CHECKLIST_REPORT, { format });
      expect(text, format).to.contain('AUD-T1');
    }
  });
});

describe('fixing a rule from the checklist', () => {
  const start = useClients();

  it('mends all open files, and names the closed ones', async () => {
    const files = { 'a.py': PLAIN_DOWNLOAD, 'b.py': PLAIN_DOWNLOAD, 'c.py': UNSAFE_YAML };
    const client = await start({ files });
    const uri = client.open('a.py', PLAIN_DOWNLOAD + UNSAFE_YAML);
    const params = { folder: client.folder.uri, ruleId: 'plain-text-transport' };
    const result = await client.connection.sendRequest<FixRuleResult>(FIX_RULE, params);
    expect(result.closed).to.deep.equal([client.folder.uriOf('b.py')]);
    expect(result.changes.map((change) => change.uri)).to.deep.equal([uri]);
    expect(result.applied).to.equal(1);
    client.apply({ changes: Object.fromEntries(result.changes.map((change) => [change.uri, [...change.edits]])) });
    const again = await client.connection.sendRequest<FixRuleResult>(FIX_RULE, params);
    expect(again.changes).to.deep.equal([]);
  });
});

function evaluate(client: TestClient): Promise<readonly FolderChecklist[]> {
  return client.connection.sendRequest(EVALUATE_CHECKLIST);
}

/** What an editor says of a change on the disk. */
function tellOf(client: TestClient, path: string, type: FileEvent['type']): void {
  const changes: FileEvent[] = [{ uri: client.folder.uriOf(path), type }];
  void client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
}

function collectChanges(client: TestClient): readonly FolderChecklist[] {
  const told: FolderChecklist[] = [];
  client.connection.onNotification(CHECKLIST_CHANGED, (checklist: FolderChecklist) => void told.push(checklist));
  return told;
}

function itemOf(checklists: readonly FolderChecklist[], id: string): ItemReport {
  const item = checklists.flatMap(({ report }) => report.items).find((candidate) => candidate.id === id);
  if (item === undefined) throw new Error(`There is no item ${id}.`);
  return item;
}
