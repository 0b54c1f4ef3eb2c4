export interface NginxSettings {
  readonly folder: string;
  readonly shelf: string;
  readonly filePort: number;
  readonly ssiPort: number;
}

/** nginx with one worker: the composed page from a compressed file, and the same page put together by SSI and compressed each time. */
export function nginxConfig({ folder, shelf, filePort, ssiPort }: NginxSettings): string {
  // Started by root, nginx would give its worker another user, who may not read this folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  return `
${user}
worker_processes 1;
daemon off;
pid ${folder}/nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  types { text/html html; }
  default_type text/html;
  charset utf-8;
  keepalive_requests 1000000;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  open_file_cache max=1000;
  server {
    listen 127.0.0.1:${filePort};
    root ${folder}/static;
    gzip_static on;
    gzip_vary on;
    location / { try_files $uri.html =404; }
  }
  server {
    listen 127.0.0.1:${ssiPort};
    root ${shelf};
    ssi on;
    ssi_silent_errors on;
    gzip on;
    gzip_comp_level 6;
    gzip_vary on;
    location / { try_files $uri.html =404; }
    location /_/ { internal; try_files $uri.html =404; }
    location ~ \\.html$ { internal; }
  }
}
`;
}
