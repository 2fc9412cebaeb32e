/**
 * Pictures per second of a backbone on the fastest device that measured it: `looked` through frozen
 * stages, `learned` where everything is open. Null where no worker has measured it.
 */
export function speedHere(workers, backbone) {
  const measured = workers.flatMap(({ slots }) => slots).flatMap(({ speeds }) => speeds ?? [])
    .filter(speed => speed.architecture === backbone.architecture && speed.size === backbone.input.size)
    .sort((a, b) => a.step - b.step)
  return measured.length === 0 ? null : { device: measured[0].device, looked: 1 / measured[0].frozen, learned: 1 / measured[0].step }
}
