// Shows a program a clock that is set by a file: what the file says, in nanoseconds, is added to the time of day.
//
// Loaded before the C library (LD_PRELOAD). Only civil time is moved: timers and timeouts run as ever.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define SECOND 1000000000LL

static const volatile int64_t *ahead;
static int (*machine)(clockid_t, struct timespec *);

__attribute__((constructor)) static void open_clock(void) {
	machine = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
	const char *path = getenv("ROCHDALE_TEST_CLOCK");
	int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
	if (file < 0) return;
	void *mapped = mmap(NULL, sizeof *ahead, PROT_READ, MAP_SHARED, file, 0);
	close(file);
	if (mapped != MAP_FAILED) ahead = mapped;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
	// What is loaded earlier may ask before the constructor has run.
	if (!machine) open_clock();
	int failed = machine(clock, time);
	if (failed || !ahead || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) return failed;
	int64_t moment = time->tv_sec * SECOND + time->tv_nsec + *ahead;
	time->tv_sec = moment / SECOND;
	time->tv_nsec = moment % SECOND;
	return 0;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
	struct timespec now;
	(void)zone;
	if (clock_gettime(CLOCK_REALTIME, &now)) return -1;
	time->tv_sec = now.tv_sec;
	time->tv_usec = now.tv_nsec / 1000;
	return 0;
}

time_t time(time_t *result) {
	struct timespec now;
	if (clock_gettime(CLOCK_REALTIME, &now)) return -1;
	if (result) *result = now.tv_sec;
	return now.tv_sec;
}
