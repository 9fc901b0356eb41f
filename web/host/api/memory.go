package api

import (
	"slices"
	"sync"
)

// cardsKept is how many pictures are kept in memory, some 35 KB each.
const cardsKept = 64

// memory is a Store in memory, of the pictures that were asked for last.
type memory struct {
	mu   sync.Mutex
	kept map[string][]byte
	last []string // the keys of kept, the longest unused first
}

func (m *memory) Get(key string) ([]byte, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	picture, ok := m.kept[key]
	if ok {
		m.use(key)
	}
	return picture, ok
}

func (m *memory) Put(key string, picture []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept[key] = picture
	m.use(key)
	if len(m.last) > cardsKept {
		delete(m.kept, m.last[0])
		m.last = m.last[1:]
	}
}

// use puts a key last; mu is held.
func (m *memory) use(key string) {
	if i := slices.Index(m.last, key); i >= 0 {
		m.last = slices.Delete(m.last, i, i+1)
	}
	m.last = append(m.last, key)
}
