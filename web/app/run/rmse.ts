// The root of the mean squared error, of predictions and of losses.

/** The losses are halves of squares. */
export function rmseOfLoss(loss: number): number {
  return Math.sqrt(2 * loss)
}

export function rmse(predicted: ArrayLike<number>, truth: ArrayLike<number>): number {
  return rmseOfErrors(Float64Array.from(predicted, (value, i) => value - truth[i]!))
}

export function rmseOfErrors(errors: Float64Array): number {
  return Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length)
}
