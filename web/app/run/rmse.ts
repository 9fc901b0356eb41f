// The root of the mean squared error, of predictions and of losses.

/** The losses are halves of squares. */
export function rmseOfLoss(loss: number): number {
  return Math.sqrt(2 * loss)
}

export function rmse(predicted: ArrayLike<number>, truth: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < predicted.length; i++) sum += (predicted[i]! - truth[i]!) ** 2
  return Math.sqrt(sum / predicted.length)
}
