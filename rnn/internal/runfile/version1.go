package runfile

// settings1 are the settings of a file of version 1, in its order. Nothing here
// ever changes: it says what lies in files that people have.
var settings1 = [...]struct {
	name   string
	isText bool
}{
	{"cell", true}, {"layers", false}, {"activation", true}, {"input", true}, {"gradient", true}, {"init", true},
	{"hidden", false}, {"steps", false}, {"truncate", false},
	{"optimizer", true}, {"learningRate", false}, {"decay", true}, {"clip", true}, {"clipAt", false},
	{"batch", false}, {"epochs", false}, {"patience", false}, {"seed", false},
}

// readVersion1 reads the content of a file of version 1: every part in a fixed
// order, none of them with a name but the settings.
func (r *Run) readVersion1(c *codec) {
	for _, want := range settings1 {
		s := Setting{IsText: want.isText}
		c.text(&s.Name)
		if s.Name != want.name {
			c.fail("the setting " + want.name)
		}
		s.value(c)
		r.Settings = append(r.Settings, s)
	}
	c.whole(&r.Bits)
	c.word(&r.Records)
	c.text(&r.State)
	c.flag(&r.Altered, "altered")
	c.whole(&r.Update, &r.Underway, &r.Predicted)
	for _, m := range []*Moment{&r.Now, &r.Good} {
		m.walk(c)
	}
	c.bytes(&r.History)
	c.bytes(&r.Best)
	c.bytes(&r.Predictions)
	if r.State == Diverged {
		r.Divergence = &Divergence{}
		r.Divergence.walk(c)
	}
}

// The parts that both versions write alike.

func (s *Setting) value(c *codec) {
	if s.IsText {
		c.text(&s.Text)
	} else {
		c.number(&s.Number)
	}
}

func (m *Moment) walk(c *codec) {
	c.whole(&m.Epoch, &m.Updates)
	c.number(&m.LearningRate, &m.Power1, &m.Power2)
	c.bytes(&m.Numbers)
}

func (d *Divergence) walk(c *codec) {
	c.whole(&d.Epoch, &d.Update, &d.LastGood)
	c.number(&d.Loss)
	c.text(&d.Cause, &d.Reason)
}
