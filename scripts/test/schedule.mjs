/**
 * Runs stages as their needs and the free slots allow, in the order of the list.
 * A stage whose need failed is not run and counts as one failure.
 * @param {{ name: string, needs: string[], slots: number, run: () => Promise<{ passed: number, failed: number, output: string }> }[]} stages
 * @param {{ slots: number, onStart?: (name: string) => void, onEnd?: (result: object) => void, now: () => number }} options
 * @returns {Promise<{ name: string, passed: number, failed: number, output: string, ms: number }[]>} in the order they ended
 */
export const runStages = async (stages, { slots, onStart = () => {}, onEnd = () => {}, now }) => {
  const waiting = [...stages];
  const done = new Map();
  const active = new Map();
  let free = slots;

  const finish = (stage, result, ms) => {
    done.set(stage.name, { name: stage.name, ms, ...result });
    onEnd(done.get(stage.name));
  };
  const start = stage => {
    const needed = Math.min(stage.slots, slots);
    const startedAt = now();
    free -= needed;
    onStart(stage.name);
    const ended = stage
      .run()
      .catch(error => ({ passed: 0, failed: 1, output: String(error.stack ?? error) }))
      .then(result => {
        free += needed;
        active.delete(stage.name);
        finish(stage, result, now() - startedAt);
      });
    active.set(stage.name, ended);
  };
  const missing = stage => stage.needs.filter(need => done.has(need) && done.get(need).failed > 0);
  const ready = stage => stage.needs.every(need => done.has(need));

  while (waiting.length > 0 || active.size > 0) {
    const doomed = waiting.find(stage => missing(stage).length > 0);
    const next = doomed ?? waiting.find(stage => ready(stage) && Math.min(stage.slots, slots) <= free);
    if (next) waiting.splice(waiting.indexOf(next), 1);
    if (doomed) finish(doomed, { passed: 0, failed: 1, output: `not run: ${missing(doomed).join(', ')} failed` }, 0);
    else if (next) start(next);
    else if (active.size > 0) await Promise.race(active.values());
    else throw new Error(`stages wait for what is not in the list: ${waiting.map(stage => stage.name).join(', ')}`);
  }
  return [...done.values()];
};

/** The named stages with everything they need, in the order of the list. */
export const withNeeds = (stages, names) => {
  const wanted = new Set();
  const add = name => {
    const stage = stages.find(each => each.name === name);
    if (!stage) throw new Error(`no stage "${name}"; there are: ${stages.map(each => each.name).join(', ')}`);
    wanted.add(name);
    stage.needs.forEach(add);
  };
  names.forEach(add);
  return stages.filter(stage => wanted.has(stage.name));
};
