// The losses as a table for other programs: every digit that a float64 has.

export function historyCsv({ train, validation }: { train: ArrayLike<number>; validation: ArrayLike<number> }): string {
  const lines = Array.from(train, (loss, epoch) => `${epoch},${loss},${validation[epoch]}`)
  return ['epoch,train_loss,validation_loss', ...lines, ''].join('\n')
}
