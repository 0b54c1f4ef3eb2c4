import { useQuery } from '@tanstack/react-query';
import { maySomewhere } from '../../story/front-rights.ts';
import { Screen } from '../../ui/screen.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { useMe } from '../session.ts';
import { bannerWords as words } from '../words/banner.ts';
import { bannersQuery } from './banners-query.ts';
import { BannerForm } from './banner-form.tsx';
import { Acts, Standing } from './standing.tsx';
import './banner.css';

/** The breaking banner of every edition: what readers see now, a new one, and what was done, each of it to be taken back. */
export function BannerScreen() {
  const banners = useQuery(bannersQuery);
  const isMine = maySomewhere(useMe(), 'banner.put');
  return (
    <Screen title={words.title}>
      <p className="banner-soft">{words.says}</p>
      {banners.isPending && <Loading />}
      {banners.isError && <Failed error={banners.error} onRetry={() => void banners.refetch()} />}
      {banners.data && (
        <div className="banner-screen">
          <Standing banners={banners.data} isMine={isMine} />
          {isMine ? <BannerForm banners={banners.data} /> : <p className="banner-soft">{words.onlyEditors}</p>}
          <Acts banners={banners.data} isMine={isMine} />
        </div>
      )}
    </Screen>
  );
}
