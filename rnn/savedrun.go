package rnn

// savedRun is a run as its file has it. Numbers of which there are many are
// bytes, so that reading a file makes no copy of them.
type savedRun struct {
	config  Config
	bits    int    // of a weight: 32 or 64
	records uint64 // hash of the training and the validation records

	state   State
	altered int // 1 if it was
	update  int // updates done in the epoch
	check   int // that is under way
	now     moment
	good    moment // the last good state
	history []byte // training losses, then validation losses
	best    []byte // the weights with the lowest validation loss, with Patience only

	predicted   int    // epoch of the predictions, -1 for none
	predictions []byte // of the last loss check, or the classes, then those as printed

	divergence DivergenceError // of a run that has diverged
}

// moment is a snapshot as a file has it.
type moment struct {
	place
	numbers []byte // the weights, then the state of the optimizer
}

// The loss check that is under way.
const (
	noCheck    = iota
	epochCheck // of the epoch's weights
	finalCheck // of the weights that an early stop has gone back to
)

// walk goes through the content of a file, to write or to read it.
func (s *savedRun) walk(c *codec) {
	s.walkSettings(c)
	c.whole(&s.bits)
	c.word(&s.records)
	c.text((*string)(&s.state))
	c.whole(&s.altered, &s.update, &s.check, &s.predicted)
	for _, m := range []*moment{&s.now, &s.good} {
		c.whole(&m.epoch, &m.updates)
		c.number(&m.learningRate)
		c.number(&m.power1)
		c.number(&m.power2)
		c.bytes(&m.numbers)
	}
	c.bytes(&s.history)
	c.bytes(&s.best)
	c.bytes(&s.predictions)
	if s.state == Diverged {
		d := &s.divergence
		c.whole(&d.Epoch, &d.Update, &d.LastGood)
		c.number(&d.Loss)
		c.text(&d.Cause)
		c.text(&d.Reason)
	}
}

// walkSettings goes through the fields of the Config, each with its name, so
// that a file says itself what its settings are.
func (s *savedRun) walkSettings(c *codec) {
	for _, f := range fields {
		name := f.Name
		c.text(&name)
		c.short = c.short || name != f.Name
		if f.Kind == Enum {
			text := f.text(&s.config)
			c.text(&text)
			f.setText(&s.config, text)
			continue
		}
		x := f.number(&s.config)
		c.number(&x)
		f.setNumber(&s.config, x)
		c.short = c.short || f.number(&s.config) != x // a fraction or too large for the field's type
	}
}

// save takes down how a run stands, but for its weights.
func (t *course) save() *savedRun {
	s := &savedRun{config: t.config, records: hashRecords(t.train, t.validation),
		state: t.state, update: t.update, predicted: t.last.epoch}
	s.now.epoch, s.now.learningRate = t.epoch, t.learningRate
	s.history = encode(t.history.Train, t.history.Validation)
	if t.altered {
		s.altered = 1
	}
	if t.check != nil {
		s.check = epochCheck
		if t.check.final {
			s.check = finalCheck
		}
	}
	if s.predicted >= 0 {
		s.predictions = encode(t.last.trained, t.last.printed)
		for _, class := range t.last.classes {
			s.predictions = appendWord(s.predictions, uint64(class), 8)
		}
	}
	if t.divergence != nil {
		s.divergence = *t.divergence
	}
	return s
}

// resume puts a fresh run where s stands, which readFor has found nothing wrong with.
func (t *course) resume(s savedRun) {
	t.epoch, t.update, t.learningRate = s.now.epoch, s.update, s.now.learningRate
	t.state, t.altered = s.state, s.altered == 1
	if s.state == Diverged {
		d := s.divergence // on its own, so that the file need not stay in memory
		t.divergence = &d
	}
	n := s.losses()
	t.history.Train, t.history.Validation = t.history.Train[:n], t.history.Validation[:n]
	decode(s.history, t.history.Train, t.history.Validation)
	t.history.truncate(n) // finds the best
	t.startCheck()
	switch s.check {
	case noCheck:
		t.check, t.spare = nil, t.check
	case finalCheck:
		t.check.epoch, t.check.final = t.history.Best, true
	}
	t.last.epoch = s.predicted
	if s.predicted >= 0 {
		decode(s.predictions, t.last.trained, t.last.printed)
		for i := range t.last.classes {
			t.last.classes[i] = int(wordAt(s.predictions[8*i:], 8))
		}
	}
}
