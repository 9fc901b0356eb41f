/**
 * The network in NumPy, from the weights of a .npz file: python3 -c FORWARD FILE CELL prints, as JSON, the names of the arrays,
 * their type, and the validation loss on the tutorial's records.
 */
export const forward = `
import json, sys
import numpy as np

w = np.load(sys.argv[1], allow_pickle=False)
cell, names = sys.argv[2], list(w.keys())
get = lambda name: w[name].astype('f8')
sigmoid = lambda x: 1 / (1 + np.exp(-x))
series = np.sin(np.arange(200.))
x = np.array([series[i:i + 50] for i in range(100, 150)])[..., None]
y = series[150:]
per_step = 'BU' not in names
activation = sigmoid if per_step else np.tanh

layer = 0
while 'W' + (of := '_l%d' % layer if layer else '') in names:
    U, W = get('U' + of), get('W' + of)
    h = np.zeros((50, W.shape[1]))
    c, out = h, []
    for t in range(50):
        if per_step:
            a, b = x[:, t] * U[:, t], h @ W.T
        else:
            a, b = x[:, t] @ U.T + get('BU' + of), h @ W.T + get('BW' + of)
        if cell == 'elman':
            h = activation(a + b)
        elif cell == 'lstm':
            i, f, g, o = np.split(a + b, 4, axis=1)
            c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
            h = sigmoid(o) * np.tanh(c)
        else:
            (ar, az, an), (br, bz, bn) = np.split(a, 3, axis=1), np.split(b, 3, axis=1)
            r, z = sigmoid(ar + br), sigmoid(az + bz)
            h = (1 - z) * np.tanh(an + r * bn) + z * h
        out.append(h)
    x = np.stack(out, axis=1)
    layer += 1
predicted = (h @ get('V').T)[:, 0] + (0 if per_step else get('C')[0])
print(json.dumps({'keys': names, 'dtype': str(w['W'].dtype), 'loss': ((predicted - y) ** 2).mean() / 2}))
`
