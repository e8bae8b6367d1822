/**
 * What `from module import *` binds, of modules of the standard library: as Python 3.11 on Linux lists it, without names in
 * capitals. Written by `[name for name in module.__all__]`, or the public names of modules without that list.
 */
export const WHOLE_MODULES: Readonly<Record<string, string>> = {
  base64:
    'a85decode a85encode b16decode b16encode b32decode b32encode b32hexdecode b32hexencode b64decode b64encode ' +
    'b85decode b85encode decode decodebytes encode encodebytes standard_b64decode standard_b64encode ' +
    'urlsafe_b64decode urlsafe_b64encode',
  codecs:
    'Codec CodecInfo EncodedFile IncrementalDecoder IncrementalEncoder StreamReader StreamReaderWriter StreamRecoder ' +
    'StreamWriter backslashreplace_errors decode encode getdecoder getencoder getincrementaldecoder ' +
    'getincrementalencoder getreader getwriter ignore_errors iterdecode iterencode lookup lookup_error ' +
    'namereplace_errors open register register_error replace_errors strict_errors xmlcharrefreplace_errors',
  collections: 'ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque namedtuple',
  ftplib: 'all_errors error_perm error_proto error_reply error_temp',
  functools:
    'cache cached_property cmp_to_key lru_cache partial partialmethod reduce singledispatch singledispatchmethod ' +
    'total_ordering update_wrapper wraps',
  glob: 'escape glob iglob',
  gzip: 'BadGzipFile GzipFile compress decompress open',
  hashlib:
    'algorithms_available algorithms_guaranteed blake2b blake2s file_digest md5 new pbkdf2_hmac sha1 sha224 sha256 ' +
    'sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512 shake_128 shake_256',
  hmac: 'compare_digest digest digest_size new trans_36 trans_5C',
  'http.client':
    'BadStatusLine CannotSendHeader CannotSendRequest HTTPConnection HTTPException HTTPResponse HTTPSConnection ' +
    'ImproperConnectionState IncompleteRead InvalidURL LineTooLong NotConnected RemoteDisconnected ResponseNotReady ' +
    'UnimplementedFileMode UnknownProtocol UnknownTransferEncoding error responses',
  'http.server': 'BaseHTTPRequestHandler CGIHTTPRequestHandler HTTPServer SimpleHTTPRequestHandler ThreadingHTTPServer',
  io:
    'BlockingIOError BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter BytesIO FileIO IOBase ' +
    'IncrementalNewlineDecoder RawIOBase StringIO TextIOBase TextIOWrapper UnsupportedOperation open open_code ' +
    'text_encoding',
  itertools:
    'accumulate chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse groupby ' +
    'islice pairwise permutations product repeat starmap takewhile tee zip_longest',
  json: 'JSONDecodeError JSONDecoder JSONEncoder dump dumps load loads',
  marshal: 'dump dumps load loads version',
  math:
    'acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 expm1 ' +
    'fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm ldexp lgamma log ' +
    'log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt tan tanh tau trunc ulp',
  os:
    'DirEntry _exit abort access altsep chdir chmod chown chroot close closerange confstr confstr_names ' +
    'copy_file_range cpu_count ctermid curdir defpath device_encoding devnull dup dup2 environ environb error eventfd ' +
    'eventfd_read eventfd_write execl execle execlp execlpe execv execve execvp execvpe extsep fchdir fchmod fchown ' +
    'fdatasync fdopen fork forkpty fpathconf fsdecode fsencode fspath fstat fstatvfs fsync ftruncate fwalk ' +
    'get_blocking get_exec_path get_inheritable get_terminal_size getcwd getcwdb getegid getenv getenvb geteuid ' +
    'getgid getgrouplist getgroups getloadavg getlogin getpgid getpgrp getpid getppid getpriority getrandom getresgid ' +
    'getresuid getsid getuid getxattr initgroups isatty kill killpg lchown linesep link listdir listxattr lockf ' +
    'login_tty lseek lstat major makedev makedirs memfd_create minor mkdir mkfifo mknod name nice open openpty pardir ' +
    'path pathconf pathconf_names pathsep pidfd_open pipe pipe2 popen posix_fadvise posix_fallocate posix_spawn ' +
    'posix_spawnp pread preadv putenv pwrite pwritev read readlink readv register_at_fork remove removedirs ' +
    'removexattr rename renames replace rmdir scandir sched_get_priority_max sched_get_priority_min sched_getaffinity ' +
    'sched_getparam sched_getscheduler sched_param sched_rr_get_interval sched_setaffinity sched_setparam ' +
    'sched_setscheduler sched_yield sendfile sep set_blocking set_inheritable setegid seteuid setgid setgroups ' +
    'setpgid setpgrp setpriority setregid setresgid setresuid setreuid setsid setuid setxattr spawnl spawnle spawnlp ' +
    'spawnlpe spawnv spawnve spawnvp spawnvpe splice stat stat_result statvfs statvfs_result strerror ' +
    'supports_bytes_environ symlink sync sysconf sysconf_names system tcgetpgrp tcsetpgrp terminal_size times ' +
    'times_result truncate ttyname umask uname uname_result unlink unsetenv urandom utime wait wait3 wait4 waitid ' +
    'waitid_result waitpid waitstatus_to_exitcode walk write writev',
  'os.path':
    'abspath altsep basename commonpath commonprefix curdir defpath devnull dirname exists expanduser expandvars ' +
    'extsep getatime getctime getmtime getsize isabs isdir isfile islink ismount join lexists normcase normpath ' +
    'pardir pathsep realpath relpath samefile sameopenfile samestat sep split splitdrive splitext ' +
    'supports_unicode_filenames',
  pathlib: 'Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath',
  pickle: 'PickleBuffer PickleError Pickler PicklingError Unpickler UnpicklingError dump dumps load loads',
  random:
    'Random SystemRandom betavariate choice choices expovariate gammavariate gauss getrandbits getstate ' +
    'lognormvariate normalvariate paretovariate randbytes randint random randrange sample seed setstate shuffle ' +
    'triangular uniform vonmisesvariate weibullvariate',
  re:
    'Match Pattern RegexFlag compile error escape findall finditer fullmatch match purge search split sub subn ' +
    'template',
  shelve: 'BsdDbShelf DbfilenameShelf Shelf open',
  shutil:
    'Error ExecError SameFileError SpecialFileError chown copy copy2 copyfile copyfileobj copymode copystat copytree ' +
    'disk_usage get_archive_formats get_terminal_size get_unpack_formats ignore_patterns make_archive move ' +
    'register_archive_format register_unpack_format rmtree unpack_archive unregister_archive_format ' +
    'unregister_unpack_format which',
  smtplib:
    'SMTPAuthenticationError SMTPConnectError SMTPDataError SMTPException SMTPHeloError SMTPNotSupportedError ' +
    'SMTPRecipientsRefused SMTPResponseException SMTPSenderRefused SMTPServerDisconnected quoteaddr quotedata',
  socket:
    'AF_DECnet AddressFamily SocketKind SocketType close create_connection create_server dup error fromfd gaierror ' +
    'getaddrinfo getdefaulttimeout getfqdn gethostbyaddr gethostbyname gethostbyname_ex gethostname getnameinfo ' +
    'getprotobyname getservbyname getservbyport has_dualstack_ipv6 has_ipv6 herror htonl htons if_indextoname ' +
    'if_nameindex if_nametoindex inet_aton inet_ntoa inet_ntop inet_pton ntohl ntohs recv_fds send_fds ' +
    'setdefaulttimeout sethostname socket socketpair timeout',
  ssl:
    'AlertDescription CertificateError DER_cert_to_PEM_cert DefaultVerifyPaths HAS_SSLv2 HAS_SSLv3 HAS_TLSv1 ' +
    'HAS_TLSv1_1 HAS_TLSv1_2 HAS_TLSv1_3 MemoryBIO OP_NO_SSLv2 OP_NO_SSLv3 OP_NO_TLSv1 OP_NO_TLSv1_1 OP_NO_TLSv1_2 ' +
    'OP_NO_TLSv1_3 Options PEM_cert_to_DER_cert PROTOCOL_SSLv23 PROTOCOL_TLSv1 PROTOCOL_TLSv1_1 PROTOCOL_TLSv1_2 ' +
    'Purpose RAND_add RAND_bytes RAND_pseudo_bytes RAND_status SSLCertVerificationError SSLContext SSLEOFError ' +
    'SSLError SSLErrorNumber SSLObject SSLSession SSLSocket SSLSyscallError SSLWantReadError SSLWantWriteError ' +
    'SSLZeroReturnError TLSVersion VerifyFlags VerifyMode base64 cert_time_to_seconds create_connection ' +
    'create_default_context errno get_default_verify_paths get_protocol_name get_server_certificate match_hostname ' +
    'namedtuple os socket socket_error sys warnings wrap_socket',
  struct: 'Struct calcsize error iter_unpack pack pack_into unpack unpack_from',
  subprocess:
    'CalledProcessError CompletedProcess Popen SubprocessError TimeoutExpired call check_call check_output getoutput ' +
    'getstatusoutput run',
  tarfile: 'CompressionError ExtractError HeaderError ReadError StreamError TarError TarFile TarInfo is_tarfile open',
  tempfile:
    'NamedTemporaryFile SpooledTemporaryFile TemporaryDirectory TemporaryFile gettempdir gettempdirb gettempprefix ' +
    'gettempprefixb mkdtemp mkstemp mktemp tempdir',
  threading:
    'Barrier BoundedSemaphore BrokenBarrierError Condition Event ExceptHookArgs Lock RLock Semaphore Thread ' +
    'ThreadError Timer active_count current_thread enumerate excepthook get_ident get_native_id getprofile gettrace ' +
    'local main_thread setprofile settrace stack_size',
  time:
    'altzone asctime clock_getres clock_gettime clock_gettime_ns clock_settime clock_settime_ns ctime daylight ' +
    'get_clock_info gmtime localtime mktime monotonic monotonic_ns perf_counter perf_counter_ns process_time ' +
    'process_time_ns pthread_getcpuclockid sleep strftime strptime struct_time thread_time thread_time_ns time ' +
    'time_ns timezone tzname tzset',
  'urllib.parse':
    'DefragResult DefragResultBytes ParseResult ParseResultBytes SplitResult SplitResultBytes parse_qs parse_qsl ' +
    'quote quote_from_bytes quote_plus unquote unquote_plus unquote_to_bytes urldefrag urlencode urljoin urlparse ' +
    'urlsplit urlunparse urlunsplit',
  'urllib.request':
    'AbstractBasicAuthHandler AbstractDigestAuthHandler BaseHandler CacheFTPHandler DataHandler FTPHandler ' +
    'FancyURLopener FileHandler HTTPBasicAuthHandler HTTPCookieProcessor HTTPDefaultErrorHandler ' +
    'HTTPDigestAuthHandler HTTPErrorProcessor HTTPHandler HTTPPasswordMgr HTTPPasswordMgrWithDefaultRealm ' +
    'HTTPPasswordMgrWithPriorAuth HTTPRedirectHandler HTTPSHandler OpenerDirector ProxyBasicAuthHandler ' +
    'ProxyDigestAuthHandler ProxyHandler Request URLopener UnknownHandler build_opener getproxies install_opener ' +
    'pathname2url url2pathname urlcleanup urlopen urlretrieve',
  zipfile: 'BadZipFile BadZipfile LargeZipFile Path PyZipFile ZipFile ZipInfo error is_zipfile',
};
