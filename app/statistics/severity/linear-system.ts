/**
 * Solves symmetric positive definite systems by Cholesky's method. `matrix` is by rows, its upper triangle counts; it is overwritten by
 * the factor. Null where it is not positive definite.
 */
export function factorise(matrix: Float64Array, size: number): Float64Array | null {
  for (let row = 0; row < size; row++) {
    const pivotRow = row * size;
    const pivot = matrix[pivotRow + row] as number;
    if (!(pivot > 0)) return null;
    const root = Math.sqrt(pivot);
    for (let column = row; column < size; column++) {
      matrix[pivotRow + column] = (matrix[pivotRow + column] as number) / root;
    }
    for (let below = row + 1; below < size; below++) {
      const factor = matrix[pivotRow + below] as number;
      if (factor === 0) continue;
      const target = below * size;
      for (let column = below; column < size; column++) {
        matrix[target + column] = (matrix[target + column] as number) - factor * (matrix[pivotRow + column] as number);
      }
    }
  }
  return matrix;
}

/** The solution for one right-hand side, from {@link factorise}. */
export function solveFactorised(factor: Float64Array, size: number, right: Float64Array): Float64Array {
  const solution = Float64Array.from(right);
  for (let row = 0; row < size; row++) {
    const value = (solution[row] as number) / (factor[row * size + row] as number);
    solution[row] = value;
    for (let column = row + 1; column < size; column++) {
      solution[column] = (solution[column] as number) - (factor[row * size + column] as number) * value;
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    let value = solution[row] as number;
    for (let column = row + 1; column < size; column++) {
      value -= (factor[row * size + column] as number) * (solution[column] as number);
    }
    solution[row] = value / (factor[row * size + row] as number);
  }
  return solution;
}

/** The diagonal of the inverse, from {@link factorise}. */
export function inverseDiagonal(factor: Float64Array, size: number): Float64Array {
  // Column j of L⁻¹, where L is the transposed factor: its entries from j on.
  const diagonal = new Float64Array(size);
  const column = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    column.fill(0, j);
    column[j] = 1;
    let squares = 0;
    for (let row = j; row < size; row++) {
      const value = (column[row] as number) / (factor[row * size + row] as number);
      squares += value * value;
      if (value === 0) continue;
      for (let below = row + 1; below < size; below++) {
        column[below] = (column[below] as number) - (factor[row * size + below] as number) * value;
      }
    }
    diagonal[j] = squares;
  }
  return diagonal;
}

/**
 * Solves a symmetric positive semidefinite system whose right-hand side lies in its range, by conjugate gradients preconditioned
 * with the diagonal, until the residual has shrunk by `tolerance`. Source: Hestenes and Stiefel (1952), J. Res. NBS 49.
 */
export function conjugateGradients(
  multiply: (vector: Float64Array) => Float64Array,
  diagonal: Float64Array,
  right: Float64Array,
  { tolerance, maxSteps }: { tolerance: number; maxSteps: number },
): { solution: Float64Array; converged: boolean } {
  const size = right.length;
  const solution = new Float64Array(size);
  const residual = Float64Array.from(right);
  const precondition = () =>
    residual.map((value, i) => ((diagonal[i] as number) > 0 ? value / (diagonal[i] as number) : 0));
  let scaled = precondition();
  let direction = Float64Array.from(scaled);
  let product = dot(residual, scaled);
  const enough = product * tolerance * tolerance;
  for (let step = 0; step < maxSteps && product > enough && product > 0; step++) {
    const image = multiply(direction);
    const length = product / dot(direction, image);
    if (!Number.isFinite(length)) break;
    for (let i = 0; i < size; i++) {
      solution[i] = (solution[i] as number) + length * (direction[i] as number);
      residual[i] = (residual[i] as number) - length * (image[i] as number);
    }
    scaled = precondition();
    const next = dot(residual, scaled);
    const turn = next / product;
    direction = direction.map((value, i) => (scaled[i] as number) + turn * value);
    product = next;
  }
  return { solution, converged: !(product > enough) };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
