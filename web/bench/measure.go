package main

import (
	"fmt"
	"math"

	"github.com/rnnlab/rnnlab/web/bench/workload"
)

// A contest is one contestant at one workload.
type contest struct {
	contestant *contestant
	workload   workload.Workload
	epochs     int // of a measurement, so many that it is long enough for the clock
	ms         []float64
	checkMS    []float64 // of rnnlab's loss checks
	start, end float64   // losses before and after one epoch
}

// minimum is how long a measurement takes at least, in milliseconds: a browser's
// clock has a tenth of one.
const minimum = 100

// warmUp trains one epoch and looks at what was learnt, then finds out how many
// epochs make a measurement.
func (c *contest) warmUp() error {
	s, err := c.contestant.run(c.workload, 1, true)
	if err != nil {
		return err
	}
	if !c.contestant.isFloor() {
		if err := c.inspect(s); err != nil {
			return err
		}
	}
	// What was compiled on the way, and is slow for the first time, is not to count.
	c.epochs = 1
	for range 3 {
		if s.MS >= minimum {
			break
		}
		c.epochs = min(50, int(math.Ceil(1.2*minimum*float64(c.epochs)/max(s.MS, 1))))
		if s, err = c.contestant.run(c.workload, c.epochs, false); err != nil {
			return err
		}
	}
	return nil
}

// inspect fails a contestant that did not do the same number of updates or has
// not learnt from them.
func (c *contest) inspect(s sample) error {
	if s.Updates != c.workload.Updates() {
		return fmt.Errorf("%s, %s: %d updates an epoch instead of %d", c.contestant.place(), c.workload.Name, s.Updates, c.workload.Updates())
	}
	if len(s.Losses) != 2 || !(s.Losses[1] < s.Losses[0]) {
		return fmt.Errorf("%s, %s: one epoch did not reduce the loss: %v", c.contestant.place(), c.workload.Name, s.Losses)
	}
	c.start, c.end = s.Losses[0], s.Losses[1]
	return nil
}

func (c *contest) measure() error {
	s, err := c.contestant.run(c.workload, c.epochs, false)
	if err != nil {
		return err
	}
	c.ms = append(c.ms, s.MS/float64(c.epochs))
	c.checkMS = append(c.checkMS, s.CheckMS/float64(c.epochs+1))
	return nil
}

// compare fails a contestant whose losses should be rnnlab's and are not: it had
// other records, other weights or made other updates.
func (c *contest) compare(own *contest) error {
	of := func(what string, got, want, within float64) error {
		if math.Abs(got-want) <= within*want {
			return nil
		}
		return fmt.Errorf("%s, %s: a loss of %v %s, rnnlab has %v", c.contestant.place(), c.workload.Name, got, what, want)
	}
	if c.contestant.sameStart(c.workload) {
		if err := of("before training", c.start, own.start, 1e-4); err != nil {
			return err
		}
	}
	if c.contestant.sameEnd(c.workload) {
		return of("after an epoch", c.end, own.end, 1e-2)
	}
	return nil
}

// interleave warms all up and then measures each in turn, so many times: what
// disturbs the machine for a while disturbs all of them.
func (b *bench) interleave(contests []*contest) (sound []*contest) {
	for _, c := range contests {
		b.say("warming up %s, %s", c.contestant.place(), c.workload.Name)
		if err := c.warmUp(); err != nil {
			b.fail(err)
			continue
		}
		sound = append(sound, c)
	}
	for repetition := range b.repetitions {
		b.say("repetition %d of %d", repetition+1, b.repetitions)
		for i := range sound {
			// Another one begins each time, so that nobody always follows the same one.
			c := sound[(i+repetition)%len(sound)]
			if err := c.measure(); err != nil {
				b.fail(err)
			}
		}
	}
	return sound
}
