import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CodeAction } from 'vscode-languageserver/node';
import { codeActions, hoverText, pick, placeOf, titlesOf } from './ask';
import { useClients, type TestClient } from './client';
import { openNotebook } from './notebook';
import { madeUpToken, printed } from './texts';

const READ = 'Read HF_TOKEN from the environment (needs review)';
const MOVE = 'Move it to .env as HF_TOKEN, and let git ignore that file';
const ASK = 'Ask for HF_TOKEN with getpass (needs review)';
const LOGIN = `from huggingface_hub import login\n\nlogin(token="${madeUpToken()}")\n`;
const MENDED = 'import os\n\nfrom huggingface_hub import login\n\nlogin(token=os.environ["HF_TOKEN"])\n';
const LINE = `HF_TOKEN=${madeUpToken()}\n`;

describe('actions for a secret', () => {
  const start = useClients();

  async function actionsIn(client: TestClient, uri: string, text = madeUpToken()): Promise<readonly CodeAction[]> {
    return codeActions(client, uri, placeOf(client, uri, text));
  }

  it('read it from the environment, or move it to .env; none is preferred, and no title holds it', async () => {
    const client = await start();
    const actions = await actionsIn(client, client.open('train.py', LOGIN));
    expect(titlesOf(actions).slice(0, 2)).to.deep.equal([READ, MOVE]);
    expect(titlesOf(actions).join()).not.to.contain(madeUpToken());
    expect(actions.filter(({ isPreferred }) => isPreferred)).to.deep.equal([]);
  });

  it('move it as one edit: the file, .env and .gitignore', async () => {
    const client = await start();
    const uri = client.open('train.py', LOGIN);
    client.apply(pick(await actionsIn(client, uri), MOVE).edit);
    expect(client.documents.get(uri)?.text).to.equal(MENDED);
    expect(client.folder.read('.env')).to.equal(LINE);
    expect(client.folder.read('.gitignore')).to.equal('.env\n');
    expect(client.logs.join('\n')).not.to.contain(madeUpToken());
  });

  it('keep what .env and .gitignore hold, and write nothing twice', async () => {
    const files = { '.env': 'SEED=3', '.gitignore': 'data/\r\n' };
    const client = await start({ files });
    const first = client.open('first.py', LOGIN);
    client.apply(pick(await actionsIn(client, first), MOVE).edit);
    const second = client.open('second.py', LOGIN);
    client.apply(pick(await actionsIn(client, second), MOVE).edit);
    expect(client.documents.get(second)?.text).to.equal(MENDED);
    expect(client.folder.read('.env')).to.equal(`SEED=3\n${LINE}`);
    expect(client.folder.read('.gitignore')).to.equal('data/\r\n.env\r\n');
  });

  it('write into what is open, as it is shown', async () => {
    const client = await start({ files: { '.gitignore': '.env*\n', '.env': '' } });
    const env = client.open('.env', 'SEED=4\n');
    const uri = client.open('train.py', LOGIN);
    client.apply(pick(await actionsIn(client, uri), MOVE).edit);
    expect(client.documents.get(env)?.text).to.equal(`SEED=4\n${LINE}`);
    expect(client.folder.read('.gitignore')).to.equal('.env*\n');
  });

  it('do not move it where the variable is another one already, or git keeps .env', async () => {
    const taken = await start({ files: { '.env': 'HF_TOKEN=other\n' } });
    expect(titlesOf(await actionsIn(taken, taken.open('train.py', LOGIN)))).not.to.include(MOVE);
    const tracked = await start({ files: { '.env': 'SEED=3\n' } });
    const cwd = fileURLToPath(tracked.folder.uri);
    for (const args of [['init'], ['add', '.env']]) execFileSync('git', args, { cwd, stdio: 'ignore' });
    expect(titlesOf(await actionsIn(tracked, tracked.open('train.py', LOGIN)))).not.to.include(MOVE);
  });

  it('quote a value so that nothing of it is filled in, and move none that readers would not agree about', async () => {
    const client = await start();
    const uri = client.open('train.py', 'url = "postgresql://train:Wq7#pT9zK!w@db.watertight-labs.net/rows"\n');
    const title = 'Move it to .env as DATABASE_PASSWORD, and let git ignore that file';
    client.apply(pick(await actionsIn(client, uri, 'Wq7#'), title).edit);
    expect(client.documents.get(uri)?.text).to.equal(
      `import os\n\nurl = f"postgresql://train:{os.environ['DATABASE_PASSWORD']}@db.watertight-labs.net/rows"\n`,
    );
    expect(client.folder.read('.env')).to.equal("DATABASE_PASSWORD='Wq7#pT9zK!w'\n");
    const odd = client.open('odd.py', `joined = "${madeUpToken().slice(0, 9)}" "${madeUpToken().slice(9)}"\n`);
    const titles = titlesOf(await actionsIn(client, odd, 'hf_'));
    expect(titles).to.include(READ).and.not.include(MOVE);
  });

  it('in a cell ask for it too, and move it in the same edit', async () => {
    const client = await start();
    const cells = [{ text: 'import os' }, { text: `login(token="${madeUpToken()}")` }];
    const notebook = openNotebook(client, 'churn.ipynb', cells);
    const actions = await actionsIn(client, notebook.cell(1));
    expect(titlesOf(actions).slice(0, 3)).to.deep.equal([READ, MOVE, ASK]);
    client.apply(pick(actions, MOVE).edit);
    expect(client.documents.get(notebook.cell(1))?.text).to.equal('login(token=os.environ["HF_TOKEN"])');
    expect(client.folder.read('.env')).to.equal(LINE);
  });

  it('in a cell ask for it with getpass', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', [{ text: `key = "${madeUpToken()}"` }]);
    client.apply(pick(await actionsIn(client, notebook.cell(0)), ASK).edit);
    expect(client.documents.get(notebook.cell(0))?.text).to.equal(
      'import getpass\n\nkey = getpass.getpass("HF_TOKEN: ")',
    );
  });

  it('in a compose file write into the .env beside it', async () => {
    const client = await start({ files: { 'deploy/compose.yaml': '' } });
    const text = `services:\n  train:\n    build: .\n    environment:\n      HF_TOKEN: ${madeUpToken()}\n`;
    const uri = client.open('deploy/compose.yaml', text, 'dockercompose');
    const title = MOVE.replace('.env', 'deploy/.env');
    client.apply(pick(await actionsIn(client, uri), title).edit);
    expect(client.documents.get(uri)?.text).to.contain('HF_TOKEN: ${HF_TOKEN:?}\n');
    expect(client.folder.read('deploy/.env')).to.equal(LINE);
    expect(client.folder.read('.gitignore')).to.equal('.env\n');
  });

  it('are nothing that runs on save', async () => {
    const client = await start();
    const uri = client.open('train.py', LOGIN);
    const only = ['source.fixAll.watertight'];
    expect(await codeActions(client, uri, placeOf(client, uri, 'hf_'), { only })).to.deep.equal([]);
  });

  it('do not move it for an editor that cannot make files', async () => {
    const workspace = { configuration: true, workspaceEdit: { documentChanges: true } };
    const client = await start({ kind: 'pushed', capabilities: { workspace } });
    const titles = titlesOf(await actionsIn(client, client.open('train.py', LOGIN)));
    expect(titles).to.include(READ).and.not.include(MOVE);
  });
});

describe('hovering over a secret', () => {
  const start = useClients();

  it('leads to where it is revoked, once, and does not show it', async () => {
    const client = await start();
    const uri = client.open('train.py', LOGIN);
    const text = (await hoverText(client, uri, placeOf(client, uri, 'hf_'))) ?? '';
    expect(text).to.match(/^\[Revoke the secret at huggingface\.co\]\(https:\/\/huggingface\.co\/settings\/tokens\)/);
    expect(text).not.to.contain(madeUpToken());
    expect(JSON.stringify(await client.diagnostics(uri))).not.to.contain(madeUpToken());
  });

  it('does so for an output too', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', [{ text: 'print(token)' }]);
    notebook.setOutputs({ 0: [printed(madeUpToken())] });
    await client.idle();
    expect(await hoverText(client, notebook.cell(0), { line: 0, character: 2 })).to.include(
      'Revoke the secret at huggingface.co',
    );
  });
});

describe('a dotenv file', () => {
  const start = useClients();

  it('that git keeps is reported, and nothing in one that it does not keep', async () => {
    const client = await start({ files: { '.env': LINE } });
    const cwd = fileURLToPath(client.folder.uri);
    const git = (...args: string[]): void => {
      execFileSync('git', args, { cwd, stdio: 'ignore' });
    };
    git('init');
    git('add', '.env');
    const uri = client.open('.env', LINE, 'dotenv');
    const codes = (await client.diagnostics(uri)).map(({ code }) => code);
    expect(codes).to.have.members(['tracked-env-file', 'hard-coded-secret']);
    const fresh = await start({ files: { '.env': LINE } });
    execFileSync('git', ['init'], { cwd: fileURLToPath(fresh.folder.uri), stdio: 'ignore' });
    expect(await fresh.diagnostics(fresh.open('.env', LINE, 'dotenv'))).to.deep.equal([]);
  });
});
