// The matrix products of an epoch and nothing else, as fast as C gets them without fused multiply-add: the floor that
// the benchmarks hold rnnlab to. Natively with 8 numbers a vector (AVX2), for WebAssembly with 4.
//
// A layer with H hidden units and G gates has three for every time step but the first, which has no state before it:
//
//   z (B, GH) += h_before (B, H) · Wᵀ        one time step after the other
//   dh_before (B, H) += dz (B, GH) · W       one time step after the other
//   dW (GH, H) += dzᵀ · h_before             all time steps at once
//
// and, with O outputs at every step, the same three for V at all time steps at once. Inputs are one number or a row to
// look up, and a product with them is left out; so are tanh, the gates and the optimiser.

#ifdef __wasm__
#define LANES 4
#define EXPORT(name) __attribute__((export_name(name)))
#else
#define LANES 8
#define EXPORT(name)
#endif

typedef float vector __attribute__((vector_size(LANES * 4), aligned(4)));

enum { MOST = 1 << 20 }; // numbers of the largest matrix

// matrix is one of (rows, columns), element (r, c) at data[r*row + c*column].
typedef struct {
  float *data;
  int row, column;
} matrix;

static inline matrix at(matrix m, int r, int c) { return (matrix){m.data + r * m.row + c * m.column, m.row, m.column}; }

// tile does C (R, V vectors) += A (R, n) · B (n, V vectors), with C in registers all the while. a is A by columns: its R
// numbers of each column follow each other.
static inline __attribute__((always_inline)) void tile(const int R, const int V, int n, const float *a, matrix b, matrix c) {
  vector sum[8][8];
#pragma clang loop unroll(full)
  for (int r = 0; r < R; r++)
#pragma clang loop unroll(full)
    for (int v = 0; v < V; v++) sum[r][v] = *(const vector *)(c.data + r * c.row + v * LANES);
  const float *row = b.data;
// For WebAssembly, clang would gather the additions to one number of several turns, which then wait for each other.
#pragma clang loop unroll(disable)
  for (int k = 0; k < n; k++, a += R, row += b.row) {
    vector of_a[8];
#pragma clang loop unroll(full)
    for (int r = 0; r < R; r++) of_a[r] = a[r] - (vector){}; // all its numbers a[r]: adding a zero would turn -0 into 0, and so be done
#pragma clang loop unroll(full)
    for (int v = 0; v < V; v++) {
      vector of_b = *(const vector *)(row + v * LANES);
#pragma clang loop unroll(full)
      for (int r = 0; r < R; r++) sum[r][v] += of_a[r] * of_b;
    }
  }
#pragma clang loop unroll(full)
  for (int r = 0; r < R; r++)
#pragma clang loop unroll(full)
    for (int v = 0; v < V; v++) *(vector *)(c.data + r * c.row + v * LANES) = sum[r][v];
}

// A band of A by columns, R rows at a time and then those left over one at a time, as tile reads it.
static float packed[MOST];

static inline __attribute__((always_inline)) void pack(const int R, int m, int n, matrix a) {
  float *to = packed;
  int i = 0;
  for (; i + R <= m; i += R)
    for (int k = 0; k < n; k++)
#pragma clang loop unroll(full)
      for (int r = 0; r < R; r++) *to++ = a.data[(i + r) * a.row + k * a.column];
  for (; i < m; i++)
    for (int k = 0; k < n; k++) *to++ = a.data[i * a.row + k * a.column];
}

// down goes down the rows of V vectors of C's columns.
static inline __attribute__((always_inline)) void down(const int R, const int V, int m, int n, matrix b, matrix c) {
  int i = 0;
  for (; i + R <= m; i += R) tile(R, V, n, packed + i * n, b, at(c, i, 0));
  for (; i < m; i++) tile(1, V, n, packed + i * n, b, at(c, i, 0));
}

// across goes across the columns of R rows of C. columns are whole vectors.
static inline __attribute__((always_inline)) void across(const int R, const int V, int n, int columns, const float *a, matrix b, matrix c) {
  int j = 0;
  for (; j + V * LANES <= columns; j += V * LANES) tile(R, V, n, a, at(b, 0, j), at(c, 0, j));
  for (; j < columns; j += LANES) tile(R, 1, n, a, at(b, 0, j), at(c, 0, j));
}

// columns_first does C (m, columns) += A (m, n) · B (n, columns), a few columns of B after the other, which stay in the cache.
static inline __attribute__((always_inline)) void columns_first(const int R, const int V, int m, int n, int columns, matrix a, matrix b, matrix c) {
  int j = 0;
  pack(R, m, n, a);
  for (; j + V * LANES <= columns; j += V * LANES) down(R, V, m, n, at(b, 0, j), at(c, 0, j));
  for (; j < columns; j += LANES) down(R, 1, m, n, at(b, 0, j), at(c, 0, j));
}

// rows_first does the same for a long sum: a band of B stays in the cache while all of C goes by, row after row.
static inline __attribute__((always_inline)) void rows_first(const int R, const int V, const int band, int m, int n, int columns, matrix a,
                                                             matrix b, matrix c) {
  for (int k = 0; k < n; k += band) {
    int deep = n - k < band ? n - k : band, i = 0;
    pack(R, m, deep, at(a, 0, k));
    for (; i + R <= m; i += R) across(R, V, deep, columns, packed + i * deep, at(b, k, 0), at(c, i, 0));
    for (; i < m; i++) across(1, V, deep, columns, packed + i * deep, at(b, k, 0), at(c, i, 0));
  }
}

typedef void product(int m, int n, int columns, matrix a, matrix b, matrix c);

// Which shape of tiles and which order is fastest depends on the machine and the workload: all are tried.
#define VARIANTS(R, V)                                                                                                                     \
  static void columns_##R##x##V(int m, int n, int columns, matrix a, matrix b, matrix c) { columns_first(R, V, m, n, columns, a, b, c); }  \
  static void rows_##R##x##V(int m, int n, int columns, matrix a, matrix b, matrix c) { rows_first(R, V, 64, m, n, columns, a, b, c); }
VARIANTS(1, 4) VARIANTS(1, 8) VARIANTS(2, 4) VARIANTS(2, 5) VARIANTS(3, 3) VARIANTS(4, 2) VARIANTS(4, 3)

#define NAMES(R, V) columns_##R##x##V, rows_##R##x##V
static product *const variants[] = {NAMES(1, 4), NAMES(1, 8), NAMES(2, 4), NAMES(2, 5), NAMES(3, 3), NAMES(4, 2), NAMES(4, 3)};

EXPORT("variant_count") int variant_count(void) { return sizeof variants / sizeof *variants; }

// The shape of a workload. wide, high and out_wide are how
// long rows of width, hidden and outputs numbers are in memory.
static int records, batch, steps, width, hidden, outputs, wide, high, out_wide;

static float h[MOST], dh[MOST], z[MOST], w[MOST], w_t[MOST], dw[MOST];
static float out[MOST], v[MOST], v_t[MOST], dv[MOST];

static int whole_vectors(int n) { return (n + LANES - 1) / LANES * LANES; }

// padded is the length of a row: no multiple of 128, as those rows would crowd into a few sets of the cache.
static int padded(int n) { return whole_vectors(n) + (n % 128 == 0 ? 16 : 0); }

// Numbers that are no zeros and stay small over many epochs.
static void fill(float *x) {
  unsigned bits = 1;
  for (int i = 0; i < MOST; i++) {
    bits = bits * 1664525u + 1013904223u;
    x[i] = ((int)(bits >> 8) - (1 << 23)) * (1.0f / (1 << 27));
  }
}

// shape sets the workload; outputs is 0 if there are none but at the last step. 0 when it does not fit.
EXPORT("shape") int shape(int of_records, int of_batch, int of_steps, int of_width, int of_hidden, int of_outputs) {
  records = of_records, batch = of_batch, steps = of_steps, width = of_width, hidden = of_hidden, outputs = of_outputs;
  wide = padded(width), high = padded(hidden), out_wide = padded(outputs);
  if ((long long)steps * batch * wide > MOST || (long long)width * wide > MOST || (long long)steps * batch * out_wide > MOST) return 0;
  fill(h), fill(dh), fill(z), fill(w), fill(w_t), fill(dw), fill(out), fill(v), fill(v_t), fill(dv);
  return 1;
}

static void forward(product *multiply_add, int n) {
  for (int t = 1; t < steps; t++)
    multiply_add(n, hidden, whole_vectors(width), (matrix){h + (t - 1) * n * high, high, 1}, (matrix){w_t, wide, 1}, (matrix){z + t * n * wide, wide, 1});
}

static void backward(product *multiply_add, int n) {
  for (int t = steps - 1; t > 0; t--)
    multiply_add(n, width, whole_vectors(hidden), (matrix){z + t * n * wide, wide, 1}, (matrix){w, high, 1}, (matrix){dh + (t - 1) * n * high, high, 1});
}

static void gradient(product *multiply_add, int n) {
  multiply_add(width, (steps - 1) * n, whole_vectors(hidden), (matrix){z + n * wide, 1, wide}, (matrix){h, high, 1}, (matrix){dw, high, 1});
}

static void output(product *multiply_add, int n) {
  multiply_add(steps * n, hidden, whole_vectors(outputs), (matrix){h, high, 1}, (matrix){v_t, out_wide, 1}, (matrix){out, out_wide, 1});
}

static void output_back(product *multiply_add, int n) {
  multiply_add(steps * n, outputs, whole_vectors(hidden), (matrix){out, out_wide, 1}, (matrix){v, high, 1}, (matrix){dh, high, 1});
}

static void output_gradient(product *multiply_add, int n) {
  multiply_add(outputs, steps * n, whole_vectors(hidden), (matrix){out, 1, out_wide}, (matrix){h, high, 1}, (matrix){dv, high, 1});
}

static void (*const parts[])(product *, int) = {forward, backward, gradient, output, output_back, output_gradient};

EXPORT("part_count") int part_count(void) { return outputs ? 6 : 3; }

// run does one of the parts of an epoch, all its batches, by a variant.
EXPORT("run") void run(int part, int variant) {
  for (int first = 0; first < records; first += batch) parts[part](variants[variant], records - first < batch ? records - first : batch);
}
