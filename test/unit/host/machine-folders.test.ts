import { expect } from 'chai';
import { machinePath, resolveFactPath } from '../../../src/engine/machine';
import { findMachineFolder } from '../../../src/host/node/machine-folders';

describe('folders of the machine', () => {
  const hub = (environment: Readonly<Record<string, string>>): string | undefined =>
    findMachineFolder('hub-cache', environment, '/home/me');

  it('are where the libraries of Hugging Face look for theirs', () => {
    expect(hub({})).to.equal('/home/me/.cache/huggingface/hub');
    expect(hub({ XDG_CACHE_HOME: '/cache' })).to.equal('/cache/huggingface/hub');
    expect(hub({ HF_HOME: '~/hf', XDG_CACHE_HOME: '/cache' })).to.equal('/home/me/hf/hub');
    expect(hub({ HF_HUB_CACHE: '/models', HF_HOME: '/hf' })).to.equal('/models');
    expect(hub({ HF_HUB_CACHE: '', HF_HOME: '/hf' })).to.equal('/hf/hub');
  });

  it('are the environment that is active, if one is', () => {
    const find = (environment: Readonly<Record<string, string>>) =>
      findMachineFolder('environment', environment, '/home/me');
    expect(find({})).to.equal(undefined);
    expect(find({ CONDA_PREFIX: '/conda' })).to.equal('/conda');
    expect(find({ VIRTUAL_ENV: '/venv', CONDA_PREFIX: '/conda' })).to.equal('/venv');
  });

  it('have paths that no file of the workspace has', () => {
    const host = { machineFolder: () => '/cache' };
    expect(resolveFactPath('/work', 'data/a.py', host)).to.equal('/work/data/a.py');
    expect(resolveFactPath('/work', machinePath('hub-cache', 'a/b'), host)).to.equal('/cache/a/b');
    expect(resolveFactPath('/work', machinePath('hub-cache'), host)).to.equal('/cache');
    expect(resolveFactPath('/work', machinePath('hub-cache', 'a'), {})).to.equal(undefined);
    expect(resolveFactPath('/work', '<odd>/a', host)).to.equal('/work/<odd>/a');
  });
});
