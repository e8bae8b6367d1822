import { expect } from 'chai';
import { rulesOf, scan, tellOfFiles } from './ask';
import { useClients } from './client';

const PLAIN = 'DATA_URL = "http://data.acme.org/labels.csv"\n';
const SAFE = 'DATA_URL = "https://data.acme.org/labels.csv"\n';
const TRAIN = 'import requests\nfrom config import DATA_URL\nrequests.get(DATA_URL)\n';

describe('a file that imports from another one', () => {
  const start = useClients();

  it('is judged by what the other file says', async () => {
    const client = await start({ files: { 'config.py': PLAIN } });
    const diagnostics = await client.diagnostics(client.open('train.py', TRAIN));
    expect(rulesOf(diagnostics)).to.deep.equal(['plain-text-transport']);
    expect(diagnostics[0]?.relatedInformation).to.deep.equal([
      {
        location: {
          uri: client.folder.uriOf('config.py'),
          range: { start: { line: 0, character: 11 }, end: { line: 0, character: 44 } },
        },
        message: 'The value is set here',
      },
    ]);
    expect(await client.diagnostics(client.open('safe.py', TRAIN.replaceAll('DATA_URL', 'OTHER_URL')))).to.have.length(
      0,
    );
  });

  it('follows a change of the other file on the disk', async () => {
    const client = await start({ files: { 'config.py': PLAIN } });
    const uri = client.open('train.py', TRAIN);
    expect(await client.diagnostics(uri)).to.have.length(1);
    client.folder.write('config.py', SAFE);
    tellOfFiles(client, 'changed', 'config.py');
    expect(await client.diagnostics(uri)).to.have.length(0);
    client.folder.write('config.py', PLAIN);
    tellOfFiles(client, 'changed', 'config.py');
    expect(await client.diagnostics(uri)).to.have.length(1);
    client.folder.remove('config.py');
    tellOfFiles(client, 'deleted', 'config.py');
    expect(await client.diagnostics(uri)).to.have.length(0);
  });

  it('learns of a module that is new, also in a folder that is new', async () => {
    const client = await start({ files: {} });
    const uri = client.open('train.py', TRAIN.replace('config', 'shared.config'));
    expect(await client.diagnostics(uri)).to.have.length(0);
    client.folder.write('shared/config.py', PLAIN);
    tellOfFiles(client, 'created', 'shared/config.py');
    expect(await client.diagnostics(uri)).to.have.length(1);
  });

  it('follows what is typed in the other file, before it is saved', async () => {
    const client = await start({ files: { 'config.py': SAFE } });
    const uri = client.open('train.py', TRAIN);
    expect(await client.diagnostics(uri)).to.have.length(0);
    const config = client.open('config.py', SAFE);
    client.edit(config, PLAIN);
    expect(await client.diagnostics(uri)).to.have.length(1);
    client.close(config);
    expect(await client.diagnostics(uri)).to.have.length(0);
  });

  it('follows a settings file that it reads, typed and on the disk', async () => {
    const train = [
      'import requests',
      'import yaml',
      'with open("config.yaml") as file:',
      '    config = yaml.safe_load(file)',
      'requests.get(config["url"])',
      '',
    ].join('\n');
    const client = await start({ files: { 'config.yaml': 'url: https://data.acme.org/labels.csv\n' } });
    const uri = client.open('train.py', train);
    expect(await client.diagnostics(uri)).to.have.length(0);
    client.folder.write('config.yaml', 'url: http://data.acme.org/labels.csv\n');
    tellOfFiles(client, 'changed', 'config.yaml');
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['plain-text-transport']);
    const config = client.open('config.yaml', 'url: http://data.acme.org/labels.csv\n');
    client.edit(config, 'url: https://data.acme.org/labels.csv\n');
    expect(await client.diagnostics(uri)).to.have.length(0);
  });

  it('is followed through several modules', async () => {
    const files = {
      'app/__init__.py': 'from .settings import *\n',
      'app/settings/__init__.py': 'from .urls import DATA_URL as PLACE\nDATA_URL = PLACE\n',
      'app/settings/urls.py': PLAIN,
    };
    const client = await start({ files });
    expect(await client.diagnostics(client.open('train.py', TRAIN.replace('config', 'app')))).to.have.length(1);
  });

  it('is looked at again after a scan, although it is not open', async () => {
    const client = await start({ files: { 'config.py': PLAIN, 'train.py': TRAIN } });
    const uri = client.folder.uriOf('train.py');
    expect(await scan(client)).to.include({ findings: 1 });
    client.folder.write('config.py', SAFE);
    tellOfFiles(client, 'changed', 'config.py');
    expect(await client.diagnostics(uri)).to.have.length(0);
    client.folder.write('config.py', PLAIN);
    tellOfFiles(client, 'changed', 'config.py');
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['plain-text-transport']);
  });

  it('ends, where modules import each other', async () => {
    const files = { 'config.py': 'from train import *\nfrom config import DATA_URL\n', 'train.py': TRAIN };
    const client = await start({ files });
    expect(await client.diagnostics(client.open('train.py', TRAIN))).to.have.length(0);
  });
});
