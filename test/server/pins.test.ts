import { expect } from 'chai';
import { fileURLToPath } from 'node:url';
import { createNodeHost } from '../../src/host/node/host';
import { ENVIRONMENTS_CHANGED } from '../../src/protocol/environments';
import { codeActions, pick, placeOf, titlesOf } from './ask';
import { useClients, type TestClientOptions } from './client';

const COMMIT = 'a'.repeat(40);
const TRAIN = 'from transformers import AutoModel\nmodel = AutoModel.from_pretrained("team/classifier")\n';
const TITLE = `Write revision="aaaaaaaa…", the commit in this machine's Hugging Face cache (needs review)`;
const DOWNLOADED = {
  'machine/models--team--classifier/refs/main': COMMIT,
  [`machine/models--team--classifier/snapshots/${COMMIT}/config.json`]: '{}',
};

describe('pins that this machine knows, in the editor', () => {
  const start = useClients();
  /** The machine's cache stands beside the workspace's folder. */
  const createHost: TestClientOptions['createHost'] = (uri, log) => {
    const folder = new URL(uri).pathname.replace(/\/project$/, '/machine');
    return createNodeHost({ log, machineFolder: (name) => (name === 'hub-cache' ? folder : undefined) });
  };

  it('are offered with where they are known from', async () => {
    const client = await start({ files: { ...DOWNLOADED, 'project/a.py': '' }, folders: ['project'], createHost });
    const uri = client.open('project/train.py', TRAIN);
    const action = pick(await codeActions(client, uri, placeOf(client, uri, 'team/classifier')), TITLE);
    expect(action.isPreferred).not.to.equal(true);
    client.apply(action.edit);
    expect(client.documents.get(uri)?.text).to.contain(`("team/classifier", revision="${COMMIT}")`);
    expect(await client.diagnostics(uri)).to.deep.equal([]);
  });

  it('are those of the Python environment that is selected', async () => {
    const installed = 'machine/envs/ml/lib/python3.12/site-packages';
    const files = { [`${installed}/torch-2.8.0.dist-info/METADATA`]: '', 'project/setup.sh': 'pip install torch\n' };
    const client = await start({ files, folders: ['project'], createHost });
    const uri = client.open('project/setup.sh', 'pip install torch\n', 'shellscript');
    const titles = async (): Promise<readonly string[]> =>
      titlesOf(await codeActions(client, uri, placeOf(client, uri, 'torch')));
    expect((await titles())[0]).to.equal('Look Up Pins Online…');
    const environments = [
      { folder: client.folder.uriOf('project'), path: fileURLToPath(client.folder.uriOf('machine/envs/ml')) },
    ];
    await client.connection.sendNotification(ENVIRONMENTS_CHANGED, { environments });
    await client.idle();
    expect((await titles())[0]).to.equal(
      'Write torch==2.8.0, the version installed in the active environment (needs review)',
    );
  });

  it('are not made up where nothing is known', async () => {
    const client = await start({ files: { 'project/a.py': '' }, folders: ['project'], createHost });
    const uri = client.open('project/train.py', TRAIN);
    const titles = titlesOf(await codeActions(client, uri, placeOf(client, uri, 'team/classifier')));
    expect(titles.filter((title) => title.startsWith('Write'))).to.deep.equal([]);
  });

  it('are what the workspace holds where only the client can read it', async () => {
    const files = { '.venv/lib/python3.12/site-packages/torch-2.8.0.dist-info/METADATA': 'Name: torch' };
    const client = await start({ files, isVirtual: true });
    const uri = client.open('setup.sh', 'pip install torch\n', 'shellscript');
    const action = pick(
      await codeActions(client, uri, placeOf(client, uri, 'torch')),
      'Write torch==2.8.0, the version installed in .venv (needs review)',
    );
    client.apply(action.edit);
    expect(client.documents.get(uri)?.text).to.equal('pip install torch==2.8.0\n');
  });
});
