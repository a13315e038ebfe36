// Package ingest holds the application's verbs: what a command or a server asks
// for, joined from reading and extracting. It has no clock, prints nothing and
// keeps nothing.
package ingest

import (
	"fmt"
	"iter"
	"runtime"
	"sync"

	"recount"
)

// Stream is a run of inputs as package read gives it: each is a report, or the
// problem that stands in its place.
type Stream = iter.Seq2[recount.Report, *recount.Problem]

// Item is what became of one input: what the work made of its report, or a
// problem in place of it.
type Item[T any] struct {
	Made    T
	Problem *recount.Problem
}

// ahead is how many inputs each worker may be ahead of the one handed on:
// enough to keep all busy behind one slow report, few enough to bound memory.
const ahead = 4

// Each does work on every report of a stream, on all processors at once, and
// yields what becomes of each input in the order of the stream. Memory is
// bounded whatever the length of the stream: at most four inputs a processor
// are in hand. work must be safe for concurrent use. When the caller stops
// early, Each returns once the work in hand is done.
func Each[T any](stream Stream, work func(recount.Report) T) iter.Seq[Item[T]] {
	return func(yield func(Item[T]) bool) {
		workers := runtime.GOMAXPROCS(0)
		line := &line[T]{
			work:  work,
			jobs:  make(chan job[T]),
			order: make(chan chan Item[T], ahead*workers),
			stop:  make(chan struct{}),
		}
		line.start(stream, workers)
		defer line.wait.Wait()
		defer close(line.stop)
		for place := range line.order {
			if !yield(<-place) {
				return
			}
		}
	}
}

// line is one run of Each: a feeder, workers, and places kept in order.
type line[T any] struct {
	work  func(recount.Report) T
	jobs  chan job[T]
	order chan chan Item[T]
	stop  chan struct{}
	wait  sync.WaitGroup
}

// job is a report to work on and the place its outcome belongs in.
type job[T any] struct {
	report recount.Report
	place  chan<- Item[T]
}

func (l *line[T]) start(stream Stream, workers int) {
	l.wait.Go(func() {
		defer close(l.order)
		defer close(l.jobs)
		for report, problem := range stream {
			if !l.feed(report, problem) {
				return
			}
		}
	})
	for range workers {
		l.wait.Go(func() {
			for j := range l.jobs {
				j.place <- l.do(j.report)
			}
		})
	}
}

// feed keeps a place for one input and hands its report to a worker. It
// returns false when the caller has stopped.
func (l *line[T]) feed(report recount.Report, problem *recount.Problem) bool {
	place := make(chan Item[T], 1) // buffered: a worker never waits for the caller
	select {
	case l.order <- place:
	case <-l.stop:
		return false
	}
	if problem != nil {
		place <- Item[T]{Problem: problem}
		return true
	}
	select {
	case l.jobs <- job[T]{report, place}:
		return true
	case <-l.stop:
		return false
	}
}

// do works on one report. A panic is a fault of the program that this report
// brought out: it becomes the report's problem, so that the others are read.
func (l *line[T]) do(report recount.Report) (item Item[T]) {
	defer func() {
		if fault := recover(); fault != nil {
			item = Item[T]{Problem: &recount.Problem{
				Place:  report.Input,
				Reason: fmt.Sprintf("a fault of recount: %v", fault),
				Hint:   "please pass this report on to its developers",
			}}
		}
	}()
	return Item[T]{Made: l.work(report)}
}
