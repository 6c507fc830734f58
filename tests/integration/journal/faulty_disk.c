/* Preloaded under SQLite: writes down what reaches the files of a journal, and fails a call when told to.

   DISK_LOG: where every write, truncation, sync and unlink goes, in order. DISK_FAULT "sync 12 3 5" (or "write ..."): calls 12, 13 and 14 of that kind on
   those files fail with errno 5. A record is: operation, length of the name, name, offset, length, data. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -1;
static char fault_kind[16];
static int fault_first, fault_count, fault_errno, seen;
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_fsync)(int), (*real_fdatasync)(int), (*real_ftruncate)(int, off64_t), (*real_unlink)(const char *);

__attribute__((constructor)) static void begin(void) {
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  const char *path = getenv("DISK_LOG"), *fault = getenv("DISK_FAULT");
  if (path) log_fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fault) sscanf(fault, "%15s %d %d %d", fault_kind, &fault_first, &fault_count, &fault_errno);
}

static const char *watched(const char *path) {
  const char *name = strrchr(path, '/');
  name = name ? name + 1 : path;
  int is_ours = !strcmp(name, "journal.db") || !strcmp(name, "journal.db-wal") || !strcmp(name, "acknowledged");
  return is_ours && log_fd >= 0 ? name : NULL;
}

static const char *name_of(int fd, char *path, size_t size) {
  char link[64];
  if (log_fd < 0 || fd == log_fd) return NULL;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  if (length < 0) return NULL;
  path[length] = 0;
  return watched(path);
}

static void record(char operation, const char *name, int64_t offset, int64_t length, const void *data) {
  char head[300];
  uint8_t name_length = (uint8_t)strlen(name);
  size_t at = 0;
  head[at++] = operation;
  head[at++] = (char)name_length;
  memcpy(head + at, name, name_length), at += name_length;
  memcpy(head + at, &offset, 8), at += 8;
  memcpy(head + at, &length, 8), at += 8;
  if (real_write(log_fd, head, at) < 0) abort();
  for (int64_t done = 0; data && done < length;) {
    ssize_t more = real_write(log_fd, (const char *)data + done, (size_t)(length - done));
    if (more < 0) abort();
    done += more;
  }
}

static int fails(const char *kind, const char *name) {
  if (!strcmp(name, "acknowledged") || strcmp(kind, fault_kind)) return 0;
  seen++;
  return seen >= fault_first && seen < fault_first + fault_count;
}

static ssize_t put(int fd, const void *data, size_t size, off64_t offset, int is_placed) {
  char path[4096];
  const char *name = name_of(fd, path, sizeof path);
  if (!name) return is_placed ? real_pwrite(fd, data, size, offset) : real_write(fd, data, size);
  pthread_mutex_lock(&turn);
  ssize_t done = -1;
  if (fails("write", name)) {
    pthread_mutex_unlock(&turn);
    errno = fault_errno;
    return -1;
  }
  off64_t place = is_placed ? offset : lseek64(fd, 0, SEEK_CUR);
  done = is_placed ? real_pwrite(fd, data, size, offset) : real_write(fd, data, size);
  if (done > 0) record('w', name, place, done, data);
  pthread_mutex_unlock(&turn);
  return done;
}

ssize_t write(int fd, const void *data, size_t size) { return put(fd, data, size, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) { return put(fd, data, size, offset, 1); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) { return put(fd, data, size, offset, 1); }

static int sync_with(int (*real)(int), int fd) {
  char path[4096];
  const char *name = name_of(fd, path, sizeof path);
  if (!name) return real(fd);
  pthread_mutex_lock(&turn);
  int is_failing = fails("sync", name), done = is_failing ? -1 : real(fd);
  record(done ? 'f' : 's', name, 0, 0, NULL);
  pthread_mutex_unlock(&turn);
  if (is_failing) errno = fault_errno;
  return done;
}

int fsync(int fd) { return sync_with(real_fsync, fd); }
int fdatasync(int fd) { return sync_with(real_fdatasync, fd); }

static int cut(int fd, off64_t length) {
  char path[4096];
  const char *name = name_of(fd, path, sizeof path);
  if (!name) return real_ftruncate(fd, length);
  pthread_mutex_lock(&turn);
  int done = real_ftruncate(fd, length);
  if (!done) record('t', name, length, 0, NULL);
  pthread_mutex_unlock(&turn);
  return done;
}

int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

int unlink(const char *path) {
  const char *name = watched(path);
  if (!name) return real_unlink(path);
  pthread_mutex_lock(&turn);
  int done = real_unlink(path);
  if (!done) record('u', name, 0, 0, NULL);
  pthread_mutex_unlock(&turn);
  return done;
}
